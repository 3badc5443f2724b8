package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.trunc`.
public final class Trunc {
  private Trunc() {}

  /// Cuts off the fraction of each element.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: all but `bool`; the result has that of `x`.
  /// - Numerics: exact; infinities and NaN stay. The derivative is 0.
  /// - Source: PyTorch, `torch.trunc`.
  ///
  /// ```java
  /// MathOps.trunc(Tensor.of(-1.7f, 1.7f)); // ==> tensor([-1., 1.])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.trunc")
  @Elementwise(
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"},
      inPlace = true)
  public static double trunc(double x) {
    return x < 0 ? Math.ceil(x) : Math.floor(x);
  }

  @Elementwise
  static long trunc(long x) {
    return x;
  }
}
