package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.minimum`.
public final class Minimum {
  private Minimum() {}

  /// Takes the smaller one of each two elements.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; promoted as in PyTorch.
  /// - Numerics: exact; NaN where either is. Equal elements share the gradient in halves; where one
  ///   is NaN both get it whole.
  /// - Source: PyTorch, `torch.minimum`.
  ///
  /// ```java
  /// MathOps.minimum(Tensor.of(1f, 5f), Tensor.of(3f, 2f)); // ==> tensor([1., 2.])
  /// ```
  ///
  /// @param x left
  /// @param y right
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export("math.minimum")
  @Elementwise
  public static double minimum(double x, double y) {
    return Math.min(x, y);
  }

  @Elementwise
  static long minimum(long x, long y) {
    return Math.min(x, y);
  }
}
