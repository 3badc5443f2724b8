package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.rsqrt`.
public final class Rsqrt {
  private Rsqrt() {}

  /// Takes 1 / the square root of each element.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; 0 gives ∞, negative numbers give NaN.
  /// - Source: PyTorch, `torch.rsqrt`.
  ///
  /// ```java
  /// MathOps.rsqrt(Tensor.of(4f, 16f)); // ==> tensor([0.5000, 0.2500])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.rsqrt")
  @Elementwise(inPlace = true)
  public static double rsqrt(double x) {
    return 1 / Math.sqrt(x);
  }
}
