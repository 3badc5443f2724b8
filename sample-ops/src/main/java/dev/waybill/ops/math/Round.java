package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.round`.
public final class Round {
  private Round() {}

  /// Rounds each element to the nearest whole number, halves to the even one.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: all but `bool`; the result has that of `x`.
  /// - Numerics: exact; infinities and NaN stay. The derivative is 0.
  /// - Source: PyTorch, `torch.round`.
  ///
  /// ```java
  /// MathOps.round(Tensor.of(0.5f, 1.5f, 2.5f)); // ==> tensor([0., 2., 2.])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.round")
  @Elementwise(
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"},
      inPlace = true)
  public static double round(double x) {
    return Math.rint(x);
  }

  @Elementwise
  static long round(long x) {
    return x;
  }
}
