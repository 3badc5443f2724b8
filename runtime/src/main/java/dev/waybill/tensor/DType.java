package dev.waybill.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import java.util.Optional;

/// The type of a tensor's elements.
@Export("tensor.DType")
public enum DType {
  /// 32-bit floating point, `float`.
  F32(1, "f32", float[].class, 4),
  /// 64-bit floating point, `double`.
  F64(2, "f64", double[].class, 8),
  /// 8-bit integer, `byte`.
  I8(3, "i8", byte[].class, 1),
  /// 16-bit integer, `short`.
  I16(4, "i16", short[].class, 2),
  /// 32-bit integer, `int`.
  I32(5, "i32", int[].class, 4),
  /// 64-bit integer, `long`.
  I64(6, "i64", long[].class, 8),
  /// 8-bit integer from 0 to 255, held as the bits of a `byte`.
  U8(7, "u8", byte[].class, 1),
  /// Truth value, `boolean`.
  BOOL(8, "bool", boolean[].class, 1),
  /// 16-bit floating point with a fraction of 10 bits, held as the bits of a `short`.
  F16(9, "f16", short[].class, 2),
  /// The upper 16 bits of a `float`, held as the bits of a `short`.
  BF16(10, "bf16", short[].class, 2);

  private final int column;
  private final String text;
  private final Class<?> arrayType;
  private final int bytes;

  DType(int column, String text, Class<?> arrayType, int bytes) {
    this.column = column;
    this.text = text;
    this.arrayType = arrayType;
    this.bytes = bytes;
  }

  /// Returns the dtype of a name.
  ///
  /// @param text such as `f32`
  /// @return the dtype
  /// @throws WrongArgumentException if there is none
  public static DType parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new WrongArgumentException(
                    "DType.parse", "text", "found " + text + ", expected " + choices() + "."));
  }

  /// Returns the dtype of a name, if there is one.
  ///
  /// @param text such as `f32`
  /// @return the dtype, or empty
  public static Optional<DType> find(String text) {
    for (DType dtype : values()) {
      if (dtype.text.equals(text)) {
        return Optional.of(dtype);
      }
    }
    return Optional.empty();
  }

  /// Returns the names of all dtypes, for messages.
  ///
  /// @return such as `f32, f64 or bool`
  public static String choices() {
    DType[] all = values();
    StringBuilder names = new StringBuilder(all[0].text);
    for (int i = 1; i < all.length; i++) {
      names.append(i < all.length - 1 ? ", " : " or ").append(all[i].text);
    }
    return names.toString();
  }

  /// Returns the size of an element.
  ///
  /// @return bytes
  public int bytes() {
    return bytes;
  }

  /// Returns the number of this dtype's column in a kernel table.
  ///
  /// @return from 1
  public int column() {
    return column;
  }

  /// Returns whether the elements are numbers with a fraction.
  ///
  /// @return true for `f32`, `f64`, `f16` and `bf16`
  public boolean isFloating() {
    return this == F32 || this == F64 || isHalf();
  }

  /// Returns whether elements are floating numbers in 16 bits. Ops compute with them in `double`
  /// and round once.
  ///
  /// @return true for `f16` and `bf16`
  public boolean isHalf() {
    return this == F16 || this == BF16;
  }

  /// Returns whether the elements are whole numbers.
  ///
  /// @return true for `i8`, `i16`, `i32`, `i64` and `u8`; false for `bool`
  public boolean isIntegral() {
    return !isFloating() && this != BOOL;
  }

  /// Returns the type of the arrays that hold such elements on the heap.
  ///
  /// @return such as `float[].class`
  public Class<?> arrayType() {
    return arrayType;
  }

  /// Returns the name that kernels are declared with.
  ///
  /// @return such as `f32`
  @Override
  public String toString() {
    return text;
  }
}
