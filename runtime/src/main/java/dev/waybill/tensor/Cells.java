package dev.waybill.tensor;

/// Single elements of an array of any dtype, read and written as `double` or `long`. Writing casts
/// as PyTorch does: whole numbers keep their low bits, anything but 0 is `true`.
public final class Cells {
  private Cells() {}

  /// Reads an element.
  ///
  /// @param array the array of a tensor
  /// @param dtype the tensor's dtype
  /// @param at where in the array
  /// @return the element
  public static double getDouble(Object array, DType dtype, int at) {
    return switch (dtype) {
      case F32 -> ((float[]) array)[at];
      case F64 -> ((double[]) array)[at];
      case F16, BF16 -> HalfFloats.value(dtype, ((short[]) array)[at]);
      default -> (double) getLong(array, dtype, at);
    };
  }

  /// Reads a whole number or truth value; fractions are cut off.
  ///
  /// @param array the array of a tensor
  /// @param dtype the tensor's dtype
  /// @param at where in the array
  /// @return the element
  public static long getLong(Object array, DType dtype, int at) {
    return switch (dtype) {
      case F32 -> (long) ((float[]) array)[at];
      case F64 -> (long) ((double[]) array)[at];
      case I8 -> ((byte[]) array)[at];
      case I16 -> ((short[]) array)[at];
      case I32 -> ((int[]) array)[at];
      case I64 -> ((long[]) array)[at];
      case U8 -> ((byte[]) array)[at] & 0xff;
      case BOOL -> ((boolean[]) array)[at] ? 1 : 0;
      case F16, BF16 -> (long) HalfFloats.value(dtype, ((short[]) array)[at]);
    };
  }

  /// Writes an element.
  ///
  /// @param array the array of a tensor
  /// @param dtype the tensor's dtype
  /// @param at where in the array
  /// @param value cast to the dtype
  public static void setDouble(Object array, DType dtype, int at, double value) {
    switch (dtype) {
      case F32 -> ((float[]) array)[at] = (float) value;
      case F64 -> ((double[]) array)[at] = value;
      case BOOL -> ((boolean[]) array)[at] = value != 0;
      case F16, BF16 -> ((short[]) array)[at] = HalfFloats.bits(dtype, value);
      // By way of `long`, so that -1.0 becomes the u8 255 and not what a double saturates to.
      default -> setLong(array, dtype, at, (long) value);
    }
  }

  /// Writes an element.
  ///
  /// @param array the array of a tensor
  /// @param dtype the tensor's dtype
  /// @param at where in the array
  /// @param value cast to the dtype
  public static void setLong(Object array, DType dtype, int at, long value) {
    switch (dtype) {
      case F32 -> ((float[]) array)[at] = (float) value;
      case F64 -> ((double[]) array)[at] = (double) value;
      case I8, U8 -> ((byte[]) array)[at] = (byte) value;
      case I16 -> ((short[]) array)[at] = (short) value;
      case I32 -> ((int[]) array)[at] = (int) value;
      case I64 -> ((long[]) array)[at] = value;
      case BOOL -> ((boolean[]) array)[at] = value != 0;
      case F16, BF16 -> ((short[]) array)[at] = HalfFloats.bits(dtype, value);
    }
  }

  /// Returns whether a dtype holds a whole number without loss.
  static boolean fits(DType dtype, long value) {
    return switch (dtype) {
      case F32 -> (long) (float) value == value && value != Long.MAX_VALUE;
      case F64 -> (long) (double) value == value && value != Long.MAX_VALUE;
      case I8 -> (byte) value == value;
      case I16 -> (short) value == value;
      case I32 -> (int) value == value;
      case I64 -> true;
      case U8 -> (value & 0xff) == value;
      case BOOL -> value == 0 || value == 1;
      case F16, BF16 -> {
        float held = HalfFloats.value(dtype, HalfFloats.bits(dtype, value));
        yield (long) held == value && Float.isFinite(held) && value != Long.MAX_VALUE;
      }
    };
  }
}
