package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.ceil`.
public final class Ceil {
  private Ceil() {}

  /// Rounds each element up.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: all but `bool`; the result has that of `x`.
  /// - Numerics: exact; whole numbers, infinities and NaN stay. The derivative is 0.
  /// - Source: PyTorch, `torch.ceil`.
  ///
  /// ```java
  /// MathOps.ceil(Tensor.of(0.2f, -1.7f)); // ==> tensor([1., -1.])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.ceil")
  @Elementwise(
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"},
      inPlace = true)
  public static double ceil(double x) {
    return Math.ceil(x);
  }

  @Elementwise
  static long ceil(long x) {
    return x;
  }
}
