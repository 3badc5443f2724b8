package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.log`.
public final class Log {
  private Log() {}

  /// Takes the natural logarithm of each element.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; on the Vector API off by less than 1 unit; 0
  ///   gives -∞, negative numbers give NaN.
  /// - Source: PyTorch, `torch.log`.
  ///
  /// ```java
  /// MathOps.log(Tensor.of(1f, 2f, 4f)); // ==> tensor([0.0000, 0.6931, 1.3863])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.log")
  @Elementwise(inPlace = true)
  public static double log(double x) {
    return Math.log(x);
  }
}
