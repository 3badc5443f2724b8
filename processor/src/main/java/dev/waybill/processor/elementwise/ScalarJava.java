package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Call;
import dev.waybill.processor.elementwise.Expression.Parameter;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Statements in Java, on the parameters by their names. {@code ScalarMath} is to be imported from
 * {@code dev.waybill.kernel}.
 */
public final class ScalarJava extends ScalarCode {

  ScalarJava(Scalar scalar) {
    super(scalar);
  }

  /**
   * Writes a function.
   *
   * @param body the function
   * @param scalar the type that it computes in
   * @return the statements
   */
  public static Code write(Body body, Scalar scalar) {
    String mismatch = mismatch(body, scalar);
    if (!mismatch.isEmpty()) {
      return Code.refused(mismatch);
    }
    ValueNumbers values = new ValueNumbers();
    Expression root = values.of(body.result());
    Map<Expression, String> names = names(body, values, new Rewriting(Map.of()));
    Set<String> taken = body.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
    return new Code(new ScalarJava(scalar).write(root, names, taken), null);
  }

  @Override
  String declaration(Type type) {
    return switch (type) {
      case REAL -> scalar().keyword();
      case WHOLE -> "long";
      case TRUTH -> "boolean";
    };
  }

  @Override
  Text real(double value) {
    boolean narrow = scalar() == Scalar.FLOAT;
    double rounded = narrow ? (float) value : value;
    String type = narrow ? "Float" : "Double";
    if (Double.isNaN(rounded)) {
      return number(type + ".NaN");
    }
    if (Double.isInfinite(rounded)) {
      return number(type + (rounded < 0 ? ".NEGATIVE_INFINITY" : ".POSITIVE_INFINITY"));
    }
    return number(narrow ? Float.toString((float) value) + "f" : Double.toString(value));
  }

  @Override
  Text whole(long value) {
    return number(value + "L");
  }

  @Override
  Text truth(boolean value) {
    return number(Boolean.toString(value));
  }

  @Override
  Text parameter(Parameter parameter) {
    return number(parameter.name());
  }

  @Override
  Text call(Call call, Locals locals) {
    Function function = call.function();
    String arguments = "(" + arguments(call, locals) + ")";
    if (function == Function.SIGNUM && call.type() == Type.WHOLE) {
      return number("Long.signum" + arguments);
    }
    String text = (function.isOwn() ? "ScalarMath." : "Math.") + function.java() + arguments;
    boolean isDouble =
        scalar() == Scalar.FLOAT && !function.isOfAnyType() && function != Function.FMA;
    return isDouble ? new Text("(float) " + text, UNARY) : number(text);
  }
}
