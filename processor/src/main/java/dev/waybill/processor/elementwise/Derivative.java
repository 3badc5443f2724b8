package dev.waybill.processor.elementwise;

import static dev.waybill.processor.elementwise.Algebra.ONE;
import static dev.waybill.processor.elementwise.Algebra.ZERO;
import static dev.waybill.processor.elementwise.Algebra.add;
import static dev.waybill.processor.elementwise.Algebra.and;
import static dev.waybill.processor.elementwise.Algebra.call;
import static dev.waybill.processor.elementwise.Algebra.choose;
import static dev.waybill.processor.elementwise.Algebra.compare;
import static dev.waybill.processor.elementwise.Algebra.divide;
import static dev.waybill.processor.elementwise.Algebra.multiply;
import static dev.waybill.processor.elementwise.Algebra.negate;
import static dev.waybill.processor.elementwise.Algebra.or;
import static dev.waybill.processor.elementwise.Algebra.real;
import static dev.waybill.processor.elementwise.Algebra.subtract;

import dev.waybill.processor.elementwise.Expression.Binary;
import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import dev.waybill.processor.elementwise.Expression.Call;
import dev.waybill.processor.elementwise.Expression.Conditional;
import dev.waybill.processor.elementwise.Expression.Parameter;
import dev.waybill.processor.elementwise.Expression.Unary;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The partial derivative of an expression by one parameter.
 *
 * <p>Where a function has a kink, the rules are PyTorch's: {@code max} and {@code min} halve the
 * derivative where both are equal, {@code clamp} has 1 at its bounds, {@code abs} has the sign, 0
 * at 0, and steps ({@code floor}, {@code ceil}, {@code rint}, {@code signum}) have 0. A condition
 * is taken as given: {@code x > 0 ? x : 0} has 0 at 0.
 */
@SuppressWarnings({"ReferenceEquality", "IdentityHashMapUsage"}) // nodes are compared by identity
final class Derivative {
  private final Parameter by;
  private final ValueNumbers values;
  private final Map<Expression, Expression> known = new IdentityHashMap<>();

  private Derivative(Parameter by, ValueNumbers values) {
    this.by = by;
    this.values = values;
  }

  /** Derives an expression; its nodes and those of the derivative are of the numbering. */
  static Expression of(Expression expression, Parameter by, ValueNumbers values) {
    return new Derivative(by, values).of(values.of(expression));
  }

  private Expression of(Expression e) {
    Expression derived = known.get(e);
    if (derived == null) {
      derived = values.of(derive(e));
      known.put(e, derived);
    }
    return derived;
  }

  private Expression derive(Expression e) {
    if (e.type() != Type.REAL) {
      return ZERO;
    } else if (e instanceof Parameter parameter) {
      return parameter.equals(by) ? ONE : ZERO;
    } else if (e instanceof Unary unary) {
      return unary.operator() == Expression.UnaryOperator.NEGATE
          ? negate(of(unary.operand()))
          : ZERO; // integers are steps
    } else if (e instanceof Binary binary) {
      return binary(binary, binary.left(), binary.right());
    } else if (e instanceof Conditional choice) {
      return choose(choice.condition(), of(choice.then()), of(choice.otherwise()));
    } else if (e instanceof Call call) {
      return function(call, call.operands());
    }
    return ZERO;
  }

  private Expression binary(Binary e, Expression a, Expression b) {
    return switch (e.operator()) {
      case ADD -> add(of(a), of(b));
      case SUB -> subtract(of(a), of(b));
      case MUL -> add(multiply(of(a), b), multiply(a, of(b)));
      case DIV -> quotient(e, a, b);
      // a - b · trunc(a / b), of which the quotient is a step
      case REM -> subtract(of(a), multiply(divide(subtract(a, e), b), of(b)));
      default -> ZERO;
    };
  }

  private Expression quotient(Binary e, Expression a, Expression b) {
    if (of(b).is(0)) {
      return divide(of(a), b);
    }
    Expression v = Forms.logisticDivisor(b);
    if (v != null) {
      // By the rule for quotients it would be inf / inf where exp(-v) is infinite.
      Expression y = a.is(1) ? e : values.of(Forms.sigmoid(v));
      Expression bend = multiply(multiply(subtract(ONE, y), y), of(values.of(v)));
      return add(multiply(of(a), y), multiply(a, bend));
    }
    if (a.is(1) && b instanceof Call root && root.function() == Function.SQRT) {
      Expression cube = multiply(multiply(e, e), e);
      return multiply(multiply(real(-0.5), cube), of(root.operands().get(0)));
    }
    return subtract(divide(of(a), b), multiply(divide(e, b), of(b)));
  }

  private Expression function(Call e, List<Expression> operands) {
    Expression u = operands.get(0);
    return switch (e.function()) {
      case MIN, MAX -> extreme(e.function(), u, operands.get(1));
      case POW -> power(e, u, operands.get(1));
      case CLAMP -> clamp(u, operands.get(1), operands.get(2));
      case HYPOT -> Slopes.hypot(e, u, operands.get(1), of(u), of(operands.get(1)));
      case ATAN2 -> Slopes.atan2(u, operands.get(1), of(u), of(operands.get(1)));
      case COPY_SIGN -> Slopes.copySign(u, operands.get(1), of(u));
      case FMA ->
          add(
              add(multiply(of(u), operands.get(1)), multiply(u, of(operands.get(1)))),
              of(operands.get(2)));
      default -> of(u).is(0) ? ZERO : chain(e, u, of(u));
    };
  }

  private Expression chain(Call e, Expression u, Expression du) {
    return switch (e.function()) {
      // Not by the sign, which NaN has none of, and PyTorch takes for 0.
      case ABS ->
          choose(
              compare(BinaryOperator.GT, u, ZERO),
              du,
              choose(compare(BinaryOperator.LT, u, ZERO), negate(du), ZERO));
      case EXP -> multiply(e, du);
      case EXPM1 -> multiply(call(Function.EXP, u), du);
      case LOG -> logarithm(Forms.exponentBesideOne(u), u, du);
      case LOG1P -> logarithm(Forms.exponent(u), add(u, ONE), du);
      case LOG10 -> divide(du, multiply(real(Math.log(10)), u));
      case SQRT -> divide(du, multiply(real(2), e));
      case SIN -> multiply(call(Function.COS, u), du);
      case COS -> negate(multiply(call(Function.SIN, u), du));
      case TAN -> multiply(add(ONE, multiply(e, e)), du);
      case TANH -> multiply(subtract(ONE, multiply(e, e)), du);
      case SINH -> multiply(call(Function.COSH, u), du);
      case COSH -> multiply(call(Function.SINH, u), du);
      case ATAN -> divide(du, add(ONE, multiply(u, u)));
      case ASIN -> divide(du, call(Function.SQRT, subtract(ONE, multiply(u, u))));
      case ACOS -> negate(divide(du, call(Function.SQRT, subtract(ONE, multiply(u, u)))));
      case CBRT -> divide(du, multiply(real(3), multiply(e, e)));
      case ERF -> multiply(density(u), du);
      case ERFC -> negate(multiply(density(u), du));
      default -> ZERO; // steps
    };
  }

  /** Where u is 1 + exp(v) or, of log1p, exp(v), exp(v) / (1 + exp(v)) would be inf / inf. */
  private Expression logarithm(@Nullable Expression v, Expression divisor, Expression du) {
    return v == null ? divide(du, divisor) : multiply(of(v), values.of(Forms.sigmoid(v)));
  }

  private static Expression density(Expression u) {
    Expression square = negate(multiply(u, u));
    return multiply(real(2 / Math.sqrt(Math.PI)), call(Function.EXP, square));
  }

  private Expression extreme(Function function, Expression a, Expression b) {
    BinaryOperator loses = function == Function.MAX ? BinaryOperator.LT : BinaryOperator.GT;
    BinaryOperator wins = function == Function.MAX ? BinaryOperator.GT : BinaryOperator.LT;
    Expression half = multiply(real(0.5), add(of(a), of(b)));
    // Where one is NaN, no comparison holds, and the derivative goes to who has one.
    Expression other =
        of(a).is(0)
            ? choose(compare(wins, a, b), of(a), of(b))
            : choose(compare(loses, a, b), of(b), of(a));
    return of(a) == of(b) ? of(a) : choose(compare(BinaryOperator.EQ, a, b), half, other);
  }

  private Expression power(Call e, Expression a, Expression b) {
    Expression byBase = ZERO;
    if (!of(a).is(0)) {
      Expression slope = multiply(multiply(b, power(a, subtract(b, ONE))), of(a));
      // x to the power of 0 is 1 everywhere, though 0 · 0⁻¹ is NaN.
      byBase =
          b instanceof Expression.Real
              ? slope
              : choose(compare(BinaryOperator.NE, b, ZERO), slope, ZERO);
    }
    if (of(b).is(0)) {
      return byBase;
    }
    Expression isFlat =
        and(compare(BinaryOperator.EQ, a, ZERO), compare(BinaryOperator.GE, b, ZERO));
    Expression slope = multiply(multiply(e, call(Function.LOG, a)), of(b));
    return add(byBase, choose(isFlat, ZERO, slope));
  }

  private static Expression power(Expression a, Expression exponent) {
    return exponent.is(0) ? ONE : exponent.is(1) ? a : call(Function.POW, a, exponent);
  }

  /** Where the bounds are the wrong way round, the upper one is the result. */
  private Expression clamp(Expression x, Expression low, Expression high) {
    Expression inside =
        choose(
            and(compare(BinaryOperator.GE, x, low), compare(BinaryOperator.LE, x, high)),
            of(x),
            ZERO);
    Expression byLow =
        choose(
            and(compare(BinaryOperator.LT, x, low), compare(BinaryOperator.LT, low, high)),
            of(low),
            ZERO);
    Expression byHigh =
        choose(
            or(compare(BinaryOperator.GT, x, high), compare(BinaryOperator.LT, high, low)),
            of(high),
            ZERO);
    return add(add(inside, byLow), byHigh);
  }
}
