package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.tanh`.
public final class Tanh {
  private Tanh() {}

  /// Takes the hyperbolic tangent of each element.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; on the Vector API off by less
  ///   than 1.5 units.
  /// - Source: PyTorch, `torch.tanh`.
  ///
  /// ```java
  /// MathOps.tanh(Tensor.of(0f, 1f)); // ==> tensor([0.0000, 0.7616])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.tanh")
  @Elementwise(inPlace = true)
  public static double tanh(double x) {
    return Math.tanh(x);
  }
}
