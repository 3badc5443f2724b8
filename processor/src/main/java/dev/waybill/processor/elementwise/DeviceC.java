package dev.waybill.processor.elementwise;

import dev.waybill.processor.elementwise.Expression.Binary;
import dev.waybill.processor.elementwise.Expression.BinaryOperator;
import dev.waybill.processor.elementwise.Expression.Call;
import dev.waybill.processor.elementwise.Expression.Parameter;
import dev.waybill.processor.elementwise.Expression.Role;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Statements in what OpenCL C and CUDA C have in common. Tensors' elements are {@code x0}, {@code
 * x1} …, attributes {@code s0}, {@code s1} …, all of the type that is computed in, but for whole
 * attributes and conditions, which are {@code long} everywhere.
 */
public final class DeviceC extends ScalarCode {
  /** Words of OpenCL C and CUDA C that Java has no use for. */
  private static final Set<String> RESERVED =
      Set.of(
          "alignas",
          "alignof",
          "and",
          "and_eq",
          "asm",
          "auto",
          "bitand",
          "bitor",
          "bool",
          "char16_t",
          "char32_t",
          "compl",
          "const_cast",
          "constant",
          "constexpr",
          "decltype",
          "delete",
          "dynamic_cast",
          "event_t",
          "explicit",
          "export",
          "extern",
          "f",
          "friend",
          "global",
          "half",
          "image",
          "inline",
          "kernel",
          "linux",
          "unix",
          "local",
          "mutable",
          "n",
          "namespace",
          "noexcept",
          "not",
          "not_eq",
          "nullptr",
          "operator",
          "or",
          "or_eq",
          "pipe",
          "private",
          "queue_t",
          "register",
          "reinterpret_cast",
          "restrict",
          "sampler_t",
          "signed",
          "size_t",
          "sizeof",
          "static_assert",
          "static_cast",
          "struct",
          "template",
          "thread_local",
          "typedef",
          "typeid",
          "typename",
          "uchar",
          "uint",
          "ulong",
          "uniform",
          "union",
          "unsigned",
          "using",
          "ushort",
          "virtual",
          "wchar_t",
          "xor",
          "xor_eq",
          "y");

  /** Types of vectors, and macros, which are written in capitals. */
  private static final Pattern RESERVED_FORM =
      Pattern.compile("u?(char|short|int|long|float|double|half)[0-9]+|[A-Z0-9_]+");

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
    names.replaceAll((e, name) -> isReserved(name) ? name + "_" : name);
    Set<String> taken = new HashSet<>();
    body.parameters().forEach(parameter -> taken.add(name(parameter)));
    for (Function function : Function.values()) {
      taken.add(function.c());
    }
    return new Code(new DeviceC(scalar).write(root, names, taken), null);
  }

  private static boolean isReserved(String name) {
    return RESERVED.contains(name) || RESERVED_FORM.matcher(name).matches();
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
