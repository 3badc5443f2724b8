package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.floor`.
public final class Floor {
  private Floor() {}

  /// Rounds each element down.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: all but `bool`; the result has that of `x`.
  /// - Numerics: exact; whole numbers, infinities and NaN stay. The derivative is 0.
  /// - Source: PyTorch, `torch.floor`.
  ///
  /// ```java
  /// MathOps.floor(Tensor.of(-0.5f, 1.7f)); // ==> tensor([-1., 1.])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.floor")
  @Elementwise(
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"},
      inPlace = true)
  public static double floor(double x) {
    return Math.floor(x);
  }

  @Elementwise
  static long floor(long x) {
    return x;
  }
}
