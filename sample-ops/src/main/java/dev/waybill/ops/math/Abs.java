package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.abs`.
public final class Abs {
  private Abs() {}

  /// Takes the absolute value of each element.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: all but `bool`; the result has that of `x`.
  /// - Numerics: exact; the smallest whole number of a signed dtype stays negative.
  ///   The derivative is 0 at 0 and at NaN.
  /// - Source: PyTorch, `torch.abs`.
  ///
  /// ```java
  /// MathOps.abs(Tensor.of(-1f, 2f)); // ==> tensor([1., 2.])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.abs")
  @Elementwise(
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"},
      inPlace = true)
  public static double abs(double x) {
    return Math.abs(x);
  }

  @Elementwise
  static long abs(long x) {
    return Math.abs(x);
  }
}
