package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Binary;
import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import dev.waybill.processor.elementwise.Expression.Call;
import dev.waybill.processor.elementwise.Expression.Conditional;
import dev.waybill.processor.elementwise.Expression.Real;
import dev.waybill.processor.elementwise.Expression.Truth;
import dev.waybill.processor.elementwise.Expression.Unary;
import dev.waybill.processor.elementwise.Expression.UnaryOperator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Real expressions in their simplest form, for derivatives.
 *
 * <p>0 times anything is 0 and 0 plus anything is that: a 0 that is met here says that something
 * does not depend on a parameter, so an infinite or undefined factor beside it has no part in the
 * derivative. Constants are joined, which may round otherwise than in the order of the source.
 */
@SuppressWarnings("ReferenceEquality") // nodes are compared by identity
final class Algebra {
  static final Expression ZERO = new Real(0);
  static final Expression ONE = new Real(1);

  private Algebra() {}

  static Expression real(double value) {
    return new Real(value);
  }

  static Expression negate(Expression a) {
    if (a instanceof Real real) {
      return real(real.value() == 0 ? 0 : -real.value());
    }
    Expression inner = negated(a);
    if (inner != null) {
      return inner;
    }
    if (a instanceof Binary product
        && product.operator() == BinaryOperator.MUL
        && product.left() instanceof Real factor) {
      return multiply(real(-factor.value()), product.right());
    }
    return new Unary(UnaryOperator.NEGATE, a);
  }

  static Expression add(Expression a, Expression b) {
    if (a.is(0)) {
      return b;
    }
    if (b.is(0)) {
      return a;
    }
    if (a instanceof Real x && b instanceof Real y) {
      return real(x.value() + y.value());
    }
    if (a == b) {
      return multiply(real(2), a);
    }
    Expression minusB = negated(b);
    if (minusB != null) {
      return subtract(a, minusB);
    }
    Expression minusA = negated(a);
    return minusA != null ? subtract(b, minusA) : new Binary(BinaryOperator.ADD, a, b);
  }

  static Expression subtract(Expression a, Expression b) {
    if (b.is(0)) {
      return a;
    }
    if (a.is(0)) {
      return negate(b);
    }
    if (a instanceof Real x && b instanceof Real y) {
      return real(x.value() - y.value());
    }
    Expression minusB = negated(b);
    return minusB != null ? add(a, minusB) : new Binary(BinaryOperator.SUB, a, b);
  }

  static Expression multiply(Expression a, Expression b) {
    if (a.is(0) || b.is(0)) {
      return ZERO;
    }
    if (a instanceof Real x && b instanceof Real y) {
      return real(x.value() * y.value());
    }
    if (b instanceof Real) {
      return multiply(b, a);
    }
    if (a.is(1)) {
      return b;
    }
    if (a.is(-1)) {
      return negate(b);
    }
    Expression minusA = negated(a);
    if (minusA != null) {
      return negate(multiply(minusA, b));
    }
    Expression minusB = negated(b);
    if (minusB != null) {
      return negate(multiply(a, minusB));
    }
    if (b instanceof Binary product && product.left() instanceof Real y) {
      if (product.operator() == BinaryOperator.MUL) {
        // The constant goes to the front, where the next one meets it.
        return multiply(multiply(a, y), product.right());
      }
    }
    if (a instanceof Binary product
        && product.operator() == BinaryOperator.MUL
        && product.left() instanceof Real factor
        && !(b instanceof Real)) {
      return new Binary(BinaryOperator.MUL, factor, multiply(product.right(), b));
    }
    return new Binary(BinaryOperator.MUL, a, b);
  }

  static Expression divide(Expression a, Expression b) {
    if (a.is(0)) {
      return ZERO;
    }
    if (b.is(1)) {
      return a;
    }
    if (b.is(-1)) {
      return negate(a);
    }
    if (a instanceof Real x && b instanceof Real y) {
      return real(x.value() / y.value());
    }
    Expression minusA = negated(a);
    if (minusA != null) {
      return negate(divide(minusA, b));
    }
    if (a instanceof Binary product
        && product.operator() == BinaryOperator.MUL
        && product.left() instanceof Real x
        && b instanceof Real y) {
      return multiply(real(x.value() / y.value()), product.right());
    }
    return new Binary(BinaryOperator.DIV, a, b);
  }

  static Expression compare(BinaryOperator operator, Expression a, Expression b) {
    Expression comparison = new Binary(operator, a, b);
    return a instanceof Real && b instanceof Real
        ? new Truth((Boolean) new Evaluator(Map.of()).value(comparison))
        : comparison;
  }

  static Expression and(Expression a, Expression b) {
    if (a instanceof Truth known) {
      return known.value() ? b : a;
    }
    if (b instanceof Truth known) {
      return known.value() ? a : b;
    }
    return new Binary(BinaryOperator.AND, a, b);
  }

  static Expression or(Expression a, Expression b) {
    if (a instanceof Truth known) {
      return known.value() ? a : b;
    }
    if (b instanceof Truth known) {
      return known.value() ? b : a;
    }
    return new Binary(BinaryOperator.OR, a, b);
  }

  static Expression choose(Expression condition, Expression then, Expression otherwise) {
    if (condition instanceof Truth known) {
      return known.value() ? then : otherwise;
    }
    boolean same =
        then == otherwise
            || (then instanceof Real a && otherwise instanceof Real b && a.value() == b.value());
    return same ? then : new Conditional(condition, then, otherwise);
  }

  static Expression call(Function function, Expression... operands) {
    return new Call(function, List.of(operands));
  }

  /** Returns what a negation negates, or {@code null}. */
  private static @Nullable Expression negated(Expression a) {
    return a instanceof Unary unary && unary.operator() == UnaryOperator.NEGATE
        ? unary.operand()
        : null;
  }
}
