package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import dev.waybill.processor.elementwise.Expression.UnaryOperator;
import java.util.List;
import java.util.Map;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * An expression with its Java type, by which operands are promoted and constants folded as javac
 * does.
 *
 * @param kind BOOLEAN, INT, LONG, FLOAT or DOUBLE
 * @param expression what it computes
 */
record Typed(TypeKind kind, Expression expression) {

  static Typed of(Object constant) {
    if (constant instanceof Boolean truth) {
      return new Typed(TypeKind.BOOLEAN, new Expression.Truth(truth));
    } else if (constant instanceof Float real) {
      return new Typed(TypeKind.FLOAT, new Expression.Real(real));
    } else if (constant instanceof Double real) {
      return new Typed(TypeKind.DOUBLE, new Expression.Real(real));
    }
    long value = constant instanceof Character c ? c : ((Number) constant).longValue();
    return new Typed(
        constant instanceof Long ? TypeKind.LONG : TypeKind.INT, new Expression.Whole(value));
  }

  static boolean isReal(TypeKind kind) {
    return kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE;
  }

  boolean isTruth() {
    return kind == TypeKind.BOOLEAN;
  }

  boolean isConstant() {
    return expression instanceof Expression.Constant;
  }

  /** Returns the type of an operation on two numbers. */
  static TypeKind promoted(TypeKind a, TypeKind b) {
    for (TypeKind kind : List.of(TypeKind.DOUBLE, TypeKind.FLOAT, TypeKind.LONG)) {
      if (a == kind || b == kind) {
        return kind;
      }
    }
    return TypeKind.INT;
  }

  /** Returns it as another type, or {@code null} where values that differ could come of it. */
  @Nullable Typed to(TypeKind other) {
    if (kind == other) {
      return this;
    }
    if (isTruth() || other == TypeKind.BOOLEAN) {
      return null;
    }
    if (expression instanceof Expression.Real real) {
      double value = real.value();
      return switch (other) {
        case DOUBLE -> of(value);
        case FLOAT -> of((float) value);
        case LONG -> of((long) value);
        default -> of((int) value);
      };
    }
    if (expression instanceof Expression.Whole whole && !isReal(other)) {
      return other == TypeKind.LONG ? of(whole.value()) : of((int) whole.value());
    }
    if (isReal(other)) {
      // Not rounded to float in between: the kernel's own width counts.
      Expression real = isReal(kind) ? expression : toReal(expression);
      return new Typed(
          other,
          other == TypeKind.FLOAT && real instanceof Expression.Real constant
              ? new Expression.Real((float) constant.value())
              : real);
    }
    return other == TypeKind.LONG && kind == TypeKind.INT ? new Typed(other, expression) : null;
  }

  /** {@code x > 0 ? 1 : 0} beside a real number needs no conversion at run time. */
  private static Expression toReal(Expression whole) {
    if (whole instanceof Expression.Whole constant) {
      return new Expression.Real(constant.value());
    }
    if (whole instanceof Expression.Conditional one) {
      return new Expression.Conditional(
          one.condition(), toReal(one.then()), toReal(one.otherwise()));
    }
    return new Expression.Unary(UnaryOperator.TO_REAL, whole);
  }

  /** Applies an operator to operands of this type; constants give a constant. */
  static Typed binary(TypeKind kind, BinaryOperator operator, Expression a, Expression b) {
    TypeKind result = operator.isArithmetic() ? kind : TypeKind.BOOLEAN;
    return folded(result, new Expression.Binary(operator, a, b));
  }

  static Typed unary(TypeKind kind, UnaryOperator operator, Expression a) {
    return folded(kind, new Expression.Unary(operator, a));
  }

  /** Makes a constant of an operation on constants, rounded to its type. */
  static Typed folded(TypeKind kind, Expression expression) {
    boolean known =
        expression.operands().stream().allMatch(Expression.Constant.class::isInstance)
            && !(expression instanceof Expression.Call call && !Evaluator.knows(call.function()));
    if (!known) {
      return new Typed(kind, expression);
    }
    Object value = new Evaluator(Map.of()).value(expression);
    return switch (kind) {
      case FLOAT -> of(((Double) value).floatValue());
      case INT -> of(((Long) value).intValue());
      default -> of(value);
    };
  }
}
