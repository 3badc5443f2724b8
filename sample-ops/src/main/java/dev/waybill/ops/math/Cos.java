package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.cos`.
public final class Cos {
  private Cos() {}

  /// Takes the cosine of each element, in radians.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; infinities give NaN.
  /// - Source: PyTorch, `torch.cos`.
  ///
  /// ```java
  /// MathOps.cos(Tensor.of(0f, 1f)); // ==> tensor([1.0000, 0.5403])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.cos")
  @Elementwise(inPlace = true)
  public static double cos(double x) {
    return Math.cos(x);
  }
}
