package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Binary;
import dev.waybill.processor.elementwise.Expression.Call;
import dev.waybill.processor.elementwise.Expression.Parameter;
import dev.waybill.processor.elementwise.Expression.Role;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Statements in what OpenCL C and CUDA C have in common. Tensors' elements are {@code x0}, {@code
 * x1} …, attributes {@code s0}, {@code s1} …, all of the type that is computed in.
 */
public final class DeviceC extends ScalarCode {
  /** Words of OpenCL C and CUDA C that Java has no use for. */
  private static final Set<String> RESERVED =
      Set.of(
          "auto",
          "bool",
          "constant",
          "extern",
          "event_t",
          "global",
          "half",
          "image",
          "inline",
          "kernel",
          "local",
          "private",
          "pipe",
          "queue_t",
          "register",
          "restrict",
          "sampler_t",
          "signed",
          "sizeof",
          "size_t",
          "struct",
          "typedef",
          "uchar",
          "uint",
          "ulong",
          "uniform",
          "union",
          "unsigned",
          "ushort",
          "asm",
          "delete",
          "friend",
          "operator",
          "template",
          "typename",
          "using",
          "virtual",
          "y",
          "n",
          "f");

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
    names.replaceAll((e, name) -> RESERVED.contains(name) ? name + "_" : name);
    Set<String> taken = new HashSet<>();
    body.parameters().forEach(parameter -> taken.add(name(parameter)));
    for (Function function : Function.values()) {
      taken.add(function.c());
    }
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
    return parameter.type() == Type.TRUTH
        ? new Text(name(parameter) + " != 0", 3)
        : number(name(parameter));
  }

  @Override
  Text remainder(Binary e, Locals locals) {
    return number(
        "fmod(" + text(e.left(), CHOICE, locals) + ", " + text(e.right(), CHOICE, locals) + ")");
  }

  @Override
  Text call(Call call, Locals locals) {
    return number(call.function().c() + "(" + arguments(call, locals) + ")");
  }
}
