package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Binary;
import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import dev.waybill.processor.elementwise.Expression.Call;
import dev.waybill.processor.elementwise.Expression.Unary;
import dev.waybill.processor.elementwise.Expression.UnaryOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Formulas that have a name, found as people write them. Expects nodes of {@link ValueNumbers}. */
final class Forms {
  private static final double SQRT_HALF = Math.sqrt(0.5);
  private static final double SQRT_TWO_BY_PI = Math.sqrt(2 / Math.PI);
  private static final double CUBIC = 0.044715;

  private Forms() {}

  /** Returns v where an expression is {@code exp(v)}, or {@code null}. */
  static @Nullable Expression exponent(Expression expression) {
    return expression instanceof Call call && call.function() == Function.EXP
        ? call.operands().get(0)
        : null;
  }

  /** Returns v where an expression is {@code 1 + exp(v)}, or {@code null}. */
  static @Nullable Expression exponentBesideOne(Expression expression) {
    if (expression instanceof Binary sum && sum.operator() == BinaryOperator.ADD) {
      return exponent(sum.left().is(1) ? sum.right() : sum.right().is(1) ? sum.left() : sum);
    }
    return null;
  }

  /** Returns v where an expression is {@code 1 + exp(-v)}, or {@code null}. */
  static @Nullable Expression logisticDivisor(Expression expression) {
    Expression minus = exponentBesideOne(expression);
    return minus == null ? null : Algebra.negate(minus);
  }

  /** Returns v where an expression is {@code u / (1 + exp(-v))}, or {@code null}. */
  static @Nullable Expression logistic(Expression expression) {
    return expression instanceof Binary quotient && quotient.operator() == BinaryOperator.DIV
        ? logisticDivisor(quotient.right())
        : null;
  }

  static Expression sigmoid(Expression v) {
    return new Binary(
        BinaryOperator.DIV,
        Algebra.ONE,
        new Binary(BinaryOperator.ADD, Algebra.ONE, exp(new Unary(UnaryOperator.NEGATE, v))));
  }

  /** The forms of gelu of a number. */
  static List<Expression> gelus(Expression x) {
    Expression half = Algebra.real(0.5);
    Expression scale = Algebra.real(SQRT_HALF);
    Expression erfc = Algebra.call(Function.ERFC, times(new Unary(UnaryOperator.NEGATE, x), scale));
    Expression erf = Algebra.call(Function.ERF, times(x, scale));
    Expression sum = new Binary(BinaryOperator.ADD, Algebra.ONE, erf);
    return List.of(
        times(times(x, half), erfc),
        times(times(half, x), erfc),
        times(times(half, x), sum),
        times(times(x, half), sum));
  }

  /** The form of its approximation in which nothing cancels. */
  static Expression geluTanh(Expression x) {
    Expression cube = times(times(times(Algebra.real(CUBIC), x), x), x);
    Expression inner = new Binary(BinaryOperator.ADD, x, cube);
    Expression exp = exp(times(Algebra.real(-2 * SQRT_TWO_BY_PI), inner));
    return new Binary(BinaryOperator.DIV, x, new Binary(BinaryOperator.ADD, Algebra.ONE, exp));
  }

  private static Expression exp(Expression x) {
    return Algebra.call(Function.EXP, x);
  }

  private static Expression times(Expression a, Expression b) {
    return new Binary(BinaryOperator.MUL, a, b);
  }
}
