package dev.waybill.processor.elementwise;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes expressions of given numbers, in {@code double} and {@code long} as Java does. Functions
 * are those of {@code StrictMath}: a constant that is computed here is the same on every machine.
 */
@SuppressWarnings("IdentityHashMapUsage") // nodes are compared by identity
class Evaluator {
  private final Map<String, Object> values;
  private final Map<Expression, Object> known = new IdentityHashMap<>();

  /** Takes a Double, Long or Boolean for the name of each parameter. */
  Evaluator(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  static double apply(Function function, List<Double> x) {
    double a = x.get(0);
    return switch (function) {
      case ABS -> Math.abs(a);
      case EXP -> StrictMath.exp(a);
      case LOG -> StrictMath.log(a);
      case LOG1P -> StrictMath.log1p(a);
      case EXPM1 -> StrictMath.expm1(a);
      case LOG10 -> StrictMath.log10(a);
      case SQRT -> Math.sqrt(a);
      case SIN -> StrictMath.sin(a);
      case COS -> StrictMath.cos(a);
      case TAN -> StrictMath.tan(a);
      case TANH -> StrictMath.tanh(a);
      case SINH -> StrictMath.sinh(a);
      case COSH -> StrictMath.cosh(a);
      case ASIN -> StrictMath.asin(a);
      case ACOS -> StrictMath.acos(a);
      case ATAN -> StrictMath.atan(a);
      case ATAN2 -> StrictMath.atan2(a, x.get(1));
      case CBRT -> StrictMath.cbrt(a);
      case HYPOT -> StrictMath.hypot(a, x.get(1));
      case COPY_SIGN -> Math.copySign(a, x.get(1));
      case POW -> StrictMath.pow(a, x.get(1));
      case MIN -> Math.min(a, x.get(1));
      case MAX -> Math.max(a, x.get(1));
      case FLOOR -> Math.floor(a);
      case CEIL -> Math.ceil(a);
      case RINT -> Math.rint(a);
      case SIGNUM -> Math.signum(a);
      case FMA -> Math.fma(a, x.get(1), x.get(2));
      case CLAMP -> Math.min(Math.max(a, x.get(1)), x.get(2));
      case ERF, ERFC -> throw new IllegalArgumentException("no " + function + " here");
    };
  }

  static long apply(Function function, long[] x) {
    return switch (function) {
      case ABS -> Math.abs(x[0]);
      case MIN -> Math.min(x[0], x[1]);
      case MAX -> Math.max(x[0], x[1]);
      case SIGNUM -> Long.signum(x[0]);
      case CLAMP -> Math.min(Math.max(x[0], x[1]), x[2]);
      default -> throw new IllegalArgumentException("no " + function + " of integers");
    };
  }

  /** Returns whether a function of constants can be computed here. */
  static boolean knows(Function function) {
    return !function.isOwn() || function == Function.CLAMP;
  }

  double real(Expression expression) {
    return (Double) value(expression);
  }

  /** Returns a Double, Long or Boolean. */
  Object value(Expression expression) {
    Object value = known.get(expression);
    if (value == null) {
      value = compute(expression);
      known.put(expression, value);
    }
    return value;
  }

  private Object compute(Expression expression) {
    if (expression instanceof Expression.Real real) {
      return real.value();
    } else if (expression instanceof Expression.Whole whole) {
      return whole.value();
    } else if (expression instanceof Expression.Truth truth) {
      return truth.value();
    } else if (expression instanceof Expression.Parameter parameter) {
      Object value = values.get(parameter.name());
      if (value == null) {
        throw new IllegalArgumentException("no value of " + parameter.name());
      }
      return value;
    } else if (expression instanceof Expression.Unary unary) {
      return unary(unary.operator(), value(unary.operand()));
    } else if (expression instanceof Expression.Binary binary) {
      return binary(binary);
    } else if (expression instanceof Expression.Conditional conditional) {
      boolean first = (Boolean) value(conditional.condition());
      return value(first ? conditional.then() : conditional.otherwise());
    }
    return call((Expression.Call) expression);
  }

  private static Object unary(Expression.UnaryOperator operator, Object x) {
    return switch (operator) {
      case NOT -> !(Boolean) x;
      case TO_REAL -> (double) (Long) x;
      case NEGATE -> x instanceof Long whole ? (Object) (-whole) : (Object) (-(Double) x);
    };
  }

  private Object binary(Expression.Binary binary) {
    Object left = value(binary.left());
    if (binary.operator() == Expression.BinaryOperator.AND) {
      return (Boolean) left && (Boolean) value(binary.right());
    }
    if (binary.operator() == Expression.BinaryOperator.OR) {
      return (Boolean) left || (Boolean) value(binary.right());
    }
    Object right = value(binary.right());
    if (left instanceof Boolean) {
      return (binary.operator() == Expression.BinaryOperator.EQ) == left.equals(right);
    }
    return left instanceof Long a
        ? ofWholes(binary.operator(), a, (Long) right)
        : ofReals(binary.operator(), (Double) left, (Double) right);
  }

  private static Object ofWholes(Expression.BinaryOperator operator, long a, long b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case REM -> a % b;
      case EQ -> a == b;
      case NE -> a != b;
      case LT -> a < b;
      case LE -> a <= b;
      case GT -> a > b;
      case GE -> a >= b;
      case AND, OR -> throw new IllegalArgumentException("not of numbers: " + operator);
    };
  }

  private static Object ofReals(Expression.BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUB -> a - b;
      case MUL -> a * b;
      case DIV -> a / b;
      case REM -> a % b;
      case EQ -> a == b;
      case NE -> a != b;
      case LT -> a < b;
      case LE -> a <= b;
      case GT -> a > b;
      case GE -> a >= b;
      case AND, OR -> throw new IllegalArgumentException("not of numbers: " + operator);
    };
  }

  private Object call(Expression.Call call) {
    if (call.type() == Type.WHOLE) {
      long[] x = call.operands().stream().mapToLong(operand -> (Long) value(operand)).toArray();
      return apply(call.function(), x);
    }
    List<Double> x = new ArrayList<>();
    for (Expression operand : call.operands()) {
      x.add(real(operand));
    }
    return function(call.function(), x);
  }

  /** Computes a function; tests know more of them. */
  double function(Function function, List<Double> x) {
    return apply(function, x);
  }
}
