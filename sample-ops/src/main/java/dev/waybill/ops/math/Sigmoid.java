package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.sigmoid`.
public final class Sigmoid {
  private Sigmoid() {}

  /// Applies the logistic function to each element: `1 / (1 + exp(-x))`.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; on the Vector API off by less than 2.5
  ///   units; infinities give 0 and 1.
  /// - Source: PyTorch, `torch.sigmoid`.
  ///
  /// ```java
  /// MathOps.sigmoid(Tensor.of(0f, 1f)); // ==> tensor([0.5000, 0.7311])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.sigmoid")
  @Elementwise(inPlace = true)
  public static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
