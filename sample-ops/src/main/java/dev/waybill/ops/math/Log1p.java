package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.log1p`.
public final class Log1p {
  private Log1p() {}

  /// Takes the natural logarithm of 1 + each element, exact near 0 too.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; on the Vector API off by less than 3 units; -1
  ///   gives -∞, less gives NaN.
  /// - Source: PyTorch, `torch.log1p`.
  ///
  /// ```java
  /// MathOps.log1p(Tensor.of(1e-10f)).toFloatArray(); // ==> [1.0E-10]
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.log1p")
  @Elementwise(inPlace = true)
  public static double log1p(double x) {
    return Math.log1p(x);
  }
}
