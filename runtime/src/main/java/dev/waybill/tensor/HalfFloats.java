package dev.waybill.tensor;

/// Numbers of 16 bits: `f16` (IEEE 754 binary16) and `bf16` (the upper half of a `float`). Rounded
/// once, to the nearest and on a tie to the even one; what is too large becomes infinite, and NaN
/// stays NaN.
final class HalfFloats {
  private static final int LOST = Long.SIZE - 53; // bits of a long that a double does not hold

  private HalfFloats() {}

  static float value(DType dtype, short bits) {
    return dtype == DType.F16 ? Float.float16ToFloat(bits) : Float.intBitsToFloat(bits << 16);
  }

  static short bits(DType dtype, double value) {
    float near = toOdd(value);
    return dtype == DType.F16 ? Float.floatToFloat16(near) : bfloat(near);
  }

  static short bits(DType dtype, long value) {
    long exact = value >> LOST << LOST == value || Math.abs(value) < 1L << 53 ? value : odd(value);
    return bits(dtype, (double) exact);
  }

  private static short bfloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) (bits >>> 16 | 0x40); // a payload of low bits only would become infinity
    }
    return (short) ((bits + 0x7fff + (bits >>> 16 & 1)) >>> 16);
  }

  /// Cuts to a `float` and sets the last bit where something was cut: such a number is never a tie,
  /// so that rounding it again gives what rounding the `double` once does.
  ///
  /// Source: Boldo and Melquiond, "Emulation of a FMA and Correctly Rounded Sums: Proved Algorithms
  /// Using Rounding to Odd", IEEE Transactions on Computers 57 (2008).
  private static float toOdd(double value) {
    float near = (float) value;
    if (near == value || Double.isNaN(value)) {
      return near;
    }
    int bits = Float.floatToRawIntBits(near);
    bits -= Math.abs((double) near) > Math.abs(value) ? 1 : 0;
    return Float.intBitsToFloat(bits | 1);
  }

  private static long odd(long value) {
    return value >> LOST << LOST | 1L << LOST;
  }
}
