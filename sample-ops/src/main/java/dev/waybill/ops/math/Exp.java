package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.exp`.
public final class Exp {
  private Exp() {}

  /// Raises e to the power of each element.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; on the Vector API off by less than 1 unit.
  /// - Source: PyTorch, `torch.exp`.
  ///
  /// ```java
  /// MathOps.exp(Tensor.of(0f, 1f)); // ==> tensor([1.0000, 2.7183])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.exp")
  @Elementwise(inPlace = true)
  public static double exp(double x) {
    return Math.exp(x);
  }
}
