package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.sin`.
public final class Sin {
  private Sin() {}

  /// Takes the sine of each element, in radians.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; infinities give NaN.
  /// - Source: PyTorch, `torch.sin`.
  ///
  /// ```java
  /// MathOps.sin(Tensor.of(0f, 1f)); // ==> tensor([0.0000, 0.8415])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.sin")
  @Elementwise(inPlace = true)
  public static double sin(double x) {
    return Math.sin(x);
  }
}
