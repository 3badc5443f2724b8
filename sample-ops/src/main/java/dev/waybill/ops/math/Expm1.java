package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.expm1`.
public final class Expm1 {
  private Expm1() {}

  /// Raises e to the power of each element, minus 1, exact near 0 too.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once.
  /// - Source: PyTorch, `torch.expm1`.
  ///
  /// ```java
  /// MathOps.expm1(Tensor.of(1e-10f)).toFloatArray(); // ==> [1.0E-10]
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.expm1")
  @Elementwise(inPlace = true)
  public static double expm1(double x) {
    return Math.expm1(x);
  }
}
