package dev.waybill.kernel;

import dev.waybill.internal.device.Machines;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// What dtypes are called in device code.
public final class DeviceTypes {
  /// Casts as Java does: C says nothing of what no `long` holds.
  private static final String WHOLE =
      """
      DEVICE long whole_TYPE(TYPE x) {
        if (x != x) {
          return 0;
        }
        if (x >= 0x1p63f) {
          return 0x7fffffffffffffff;
        }
        return x < -0x1p63f ? -0x7fffffffffffffff - 1 : (long) x;
      }

      """;

  /// Quotients for all numbers: in C those by 0, and of the least number by -1, may end the
  // process.
  private static final String QUOTIENTS =
      """
      DEVICE long whole_div(long a, long b) {
        return b == 0 ? 0 : b == -1 ? -a : a / b;
      }

      DEVICE long whole_rem(long a, long b) {
        return b == 0 || b == -1 ? 0 : a % b;
      }

      """;

  private DeviceTypes() {}

  /// Returns the type of an element in memory.
  ///
  /// @param dtype any dtype
  /// @return such as `float`; for halves the type of their bits, `ushort`
  public static String of(DType dtype) {
    return switch (dtype) {
      case F32 -> "float";
      case F64 -> "double";
      case I8 -> "char";
      case I16 -> "short";
      case I32 -> "int";
      case I64 -> "long";
      case U8, BOOL -> "uchar";
      case F16, BF16 -> "ushort";
    };
  }

  /// Returns what elements are computed in one by one.
  ///
  /// @param dtype any dtype
  /// @return itself where it is `f32` or `f64`; `f32` for halves, `i64` for the others
  public static DType computed(DType dtype) {
    return dtype.isHalf() ? DType.F32 : dtype.isFloating() ? dtype : DType.I64;
  }

  /// Returns the floating dtype that loses nothing of a tensor's, where the device has it.
  ///
  /// @param x a tensor on a device
  /// @return `f64`, or `f32`
  public static DType widest(Tensor x) {
    return Machines.of(x.device()).accelerator().hasDoubles() ? DType.F64 : DType.F32;
  }

  /// Returns the macros `LOAD(element)` and `STORE(value)`, and `ACC` for what is between them.
  ///
  /// @param memory the dtype of elements in memory
  /// @param wide the dtype of numbers
  /// @return definitions that stand in front of a program
  public static String conversions(DType memory, DType wide) {
    return complete(
        "#define ACC "
            + of(wide)
            + "\n#define LOAD(v) "
            + load("v", memory, wide)
            + "\n#define STORE(v) "
            + store("v", wide, memory)
            + "\n\n");
  }

  /// Returns an element of memory as a number of another type, in C.
  static String load(String element, DType from, DType to) {
    String value = from.isHalf() ? from + "_value(" + element + ")" : element;
    DType type = from.isHalf() ? DType.F32 : from;
    return "(" + of(to) + ") " + (isCut(type, to) ? cut(value, type) : value);
  }

  /// Returns a number as an element of memory, in C.
  static String store(String value, DType from, DType to) {
    return switch (to) {
      case BOOL -> "(" + value + ") != 0";
      // Of whole numbers by way of float, as on the processor; of double at once.
      case F16, BF16 ->
          to + "_bits((" + (from == DType.F64 ? "double" : "float") + ") (" + value + "))";
      default -> "(" + of(to) + ") " + (isCut(from, to) ? cut(value, from) : "(" + value + ")");
    };
  }

  private static boolean isCut(DType from, DType to) {
    return from.isFloating() && !to.isFloating();
  }

  private static String cut(String value, DType from) {
    return "whole_" + of(from) + "(" + value + ")";
  }

  /// Returns a program with the functions that [#load] and [#store] call in front.
  static String complete(String source) {
    StringBuilder text = new StringBuilder();
    for (String type : List.of("float", "double")) {
      if (source.contains("whole_" + type + "(")) {
        text.append(WHOLE.replace("TYPE", type));
      }
    }
    if (source.contains("whole_div(") || source.contains("whole_rem(")) {
      text.append(QUOTIENTS);
    }
    return text.append(source).toString();
  }
}
