package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Binary;
import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import dev.waybill.processor.elementwise.Expression.Call;
import dev.waybill.processor.elementwise.Expression.Parameter;
import dev.waybill.processor.elementwise.Expression.Role;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Statements in what OpenCL C and CUDA C have in common. Tensors' elements are {@code x0}, {@code
 * x1} …, attributes {@code s0}, {@code s1} …, all of the type that is computed in, but for whole
 * attributes and conditions, which are {@code long} everywhere. Local variables of the source end
 * with an underscore, as no keyword, macro or function of OpenCL C, CUDA C or the runtime does, in
 * no version of them.
 */
public final class DeviceC extends ScalarCode {
  /**
   * What names of the source are built of that C can have: no {@code $}, no letters beyond ASCII,
   * and no two underscores beside each other, which C++ keeps.
   */
  private static final Pattern PLAIN = Pattern.compile("[a-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*");

  private DeviceC(Scalar scalar) {
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
    Lowering lowering = Lowering.forDevices();
    Expression root = values.of(lowering.of(values.of(body.result())));
    Map<Expression, String> names = names(body, values, lowering);
    names.values().removeIf(name -> !PLAIN.matcher(name).matches());
    names.replaceAll((e, name) -> name + "_");
    Set<String> taken = body.parameters().stream().map(DeviceC::name).collect(Collectors.toSet());
    return new Code(new DeviceC(scalar).write(root, names, taken), null);
  }

  private static String name(Parameter parameter) {
    return (parameter.role() == Role.ELEMENT ? "x" : "s") + parameter.index();
  }

  @Override
  String declaration(Type type) {
    return switch (type) {
      case REAL -> scalar().keyword();
      case WHOLE -> "long";
      case TRUTH -> "int";
    };
  }

  @Override
  Text real(double value) {
    boolean narrow = scalar() == Scalar.FLOAT;
    String suffix = narrow ? "f" : "";
    double rounded = narrow ? (float) value : value;
    if (Double.isNaN(rounded)) {
      return new Text("0.0" + suffix + " / 0.0" + suffix, 6);
    }
    if (Double.isInfinite(rounded)) {
      // Not INFINITY, which NVRTC does not define.
      return new Text((value < 0 ? "-1.0" : "1.0") + suffix + " / 0.0" + suffix, 6);
    }
    return number((narrow ? Float.toString((float) value) : Double.toString(value)) + suffix);
  }

  @Override
  Text whole(long value) {
    return value == Long.MIN_VALUE ? new Text(-Long.MAX_VALUE + "L - 1L", 5) : number(value + "L");
  }

  @Override
  Text truth(boolean value) {
    return number(value ? "1" : "0");
  }

  @Override
  Text parameter(Parameter parameter) {
    if (parameter.type() == Type.TRUTH) {
      return new Text(name(parameter) + " != 0", 3);
    }
    return number(name(parameter));
  }

  @Override
  Text remainder(Binary e, Locals locals) {
    return number(
        "fmod(" + text(e.left(), CHOICE, locals) + ", " + text(e.right(), CHOICE, locals) + ")");
  }

  /** By functions of the runtime: in C a quotient by 0 may end the process. */
  @Override
  Text wholeQuotient(Binary e, Locals locals) {
    String name = e.operator() == BinaryOperator.DIV ? "whole_div(" : "whole_rem(";
    return number(
        name + text(e.left(), CHOICE, locals) + ", " + text(e.right(), CHOICE, locals) + ")");
  }

  @Override
  Text call(Call call, Locals locals) {
    return number(call.function().c() + "(" + arguments(call, locals) + ")");
  }
}
