package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Binary;
import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import dev.waybill.processor.elementwise.Expression.Call;
import dev.waybill.processor.elementwise.Expression.Conditional;
import dev.waybill.processor.elementwise.Expression.Unary;
import dev.waybill.processor.elementwise.Expression.UnaryOperator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes functions by others where the target has none that treats NaN and infinity as Java does.
 */
final class Lowering extends Rewriting {
  private final Set<Function> missing;

  private Lowering(Set<Function> missing) {
    super(Map.of());
    this.missing = missing;
  }

  /** For C, whose {@code fmax} skips NaN, and in which 1 to the power of NaN is 1. */
  static Lowering forDevices() {
    return new Lowering(
        EnumSet.of(Function.MIN, Function.MAX, Function.SIGNUM, Function.CLAMP, Function.POW));
  }

  static Lowering forVectors() {
    return new Lowering(EnumSet.of(Function.SIGNUM, Function.CLAMP));
  }

  @Override
  Expression rewrite(Expression expression) {
    Expression same = super.rewrite(expression);
    if (!(same instanceof Call call)) {
      return same;
    }
    boolean isWhole = call.type() == Type.WHOLE;
    if (isWhole && call.function() == Function.ABS) {
      Expression x = call.operands().get(0);
      return new Conditional(
          compare(BinaryOperator.LT, x, number(x, 0)), new Unary(UnaryOperator.NEGATE, x), x);
    }
    return missing.contains(call.function()) ? lowered(call, call.operands()) : call;
  }

  private Expression lowered(Call call, List<Expression> operands) {
    Expression x = operands.get(0);
    return switch (call.function()) {
      case SIGNUM ->
          new Conditional(
              compare(BinaryOperator.GT, x, number(x, 0)),
              number(x, 1),
              new Conditional(compare(BinaryOperator.LT, x, number(x, 0)), number(x, -1), x));
      case CLAMP ->
          of(
              new Call(
                  Function.MIN,
                  List.of(new Call(Function.MAX, List.of(x, operands.get(1))), operands.get(2))));
      case POW -> power(call, x, operands.get(1));
      case MAX -> extreme(BinaryOperator.GT, x, operands.get(1));
      default -> extreme(BinaryOperator.LT, x, operands.get(1));
    };
  }

  private static Expression power(Call pow, Expression base, Expression exponent) {
    boolean isPlain =
        (exponent instanceof Expression.Real e && Double.isFinite(e.value()))
            || (base instanceof Expression.Real b && Math.abs(b.value()) != 1);
    if (isPlain) {
      return pow;
    }
    // NaN where the exponent is infinite or NaN, else 0.
    Expression none = new Binary(BinaryOperator.SUB, exponent, exponent);
    Expression size = new Call(Function.ABS, List.of(base));
    return new Conditional(
        new Binary(
            BinaryOperator.AND,
            compare(BinaryOperator.EQ, size, Algebra.ONE),
            compare(BinaryOperator.NE, none, Algebra.ZERO)),
        none,
        pow);
  }

  private static Expression extreme(BinaryOperator wins, Expression a, Expression b) {
    if (a instanceof Expression.Constant && !(b instanceof Expression.Constant)) {
      return extreme(wins, b, a);
    }
    // A comparison with NaN does not hold, which leaves b.
    Expression first = compare(wins, a, b);
    boolean mayBeNan = a.type() == Type.REAL;
    return new Conditional(
        mayBeNan ? new Binary(BinaryOperator.OR, compare(BinaryOperator.NE, a, a), first) : first,
        a,
        b);
  }

  private static Expression compare(BinaryOperator operator, Expression a, Expression b) {
    return new Binary(operator, a, b);
  }

  private static Expression number(Expression like, long value) {
    return like.type() == Type.WHOLE ? new Expression.Whole(value) : new Expression.Real(value);
  }
}
