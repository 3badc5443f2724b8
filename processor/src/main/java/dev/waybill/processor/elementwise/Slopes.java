package dev.waybill.processor.elementwise;

import static dev.waybill.processor.elementwise.Algebra.ONE;
import static dev.waybill.processor.elementwise.Algebra.ZERO;
import static dev.waybill.processor.elementwise.Algebra.add;
import static dev.waybill.processor.elementwise.Algebra.call;
import static dev.waybill.processor.elementwise.Algebra.choose;
import static dev.waybill.processor.elementwise.Algebra.compare;
import static dev.waybill.processor.elementwise.Algebra.divide;
import static dev.waybill.processor.elementwise.Algebra.multiply;
import static dev.waybill.processor.elementwise.Algebra.subtract;

import dev.waybill.processor.elementwise.Expression.BinaryOperator;

/** Derivatives of functions of two numbers, by those of their arguments. */
final class Slopes {
  private Slopes() {}

  /**
   * Of r = hypot(a, b): (a · da + b · db) / r, which is NaN where both are 0, as PyTorch has it.
   */
  static Expression hypot(Expression r, Expression a, Expression b, Expression da, Expression db) {
    return add(multiply(divide(a, r), da), multiply(divide(b, r), db));
  }

  /** Of the angle of (x, y): (x · dy - y · dx) / (x² + y²). */
  static Expression atan2(Expression y, Expression x, Expression dy, Expression dx) {
    Expression square = add(multiply(x, x), multiply(y, y));
    return subtract(multiply(divide(x, square), dy), multiply(divide(y, square), dx));
  }

  /** By the size: -1 where the sign changes, else 1, and 0 at 0, as PyTorch has it. */
  static Expression copySign(Expression size, Expression sign, Expression dSize) {
    Expression turned =
        multiply(call(Function.COPY_SIGN, ONE, size), call(Function.COPY_SIGN, ONE, sign));
    return dSize.is(0)
        ? ZERO
        : choose(compare(BinaryOperator.EQ, size, ZERO), ZERO, multiply(turned, dSize));
  }
}
