package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.atan`.
public final class Atan {
  private Atan() {}

  /// Takes the angle in radians whose tangent each element is, between -π/2 and π/2.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once.
  /// - Source: PyTorch, `torch.atan`.
  ///
  /// ```java
  /// MathOps.atan(Tensor.of(0f, 1f)); // ==> tensor([0.0000, 0.7854])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.atan")
  @Elementwise(inPlace = true)
  public static double atan(double x) {
    return Math.atan(x);
  }
}
