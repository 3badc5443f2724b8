package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.maximum`.
public final class Maximum {
  private Maximum() {}

  /// Takes the greater one of each two elements.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; promoted as in PyTorch.
  /// - Numerics: exact; NaN where either is. Equal elements share the gradient in halves; where one
  ///   is NaN both get it whole.
  /// - Source: PyTorch, `torch.maximum`.
  ///
  /// ```java
  /// MathOps.maximum(Tensor.of(1f, 5f), Tensor.of(3f, 2f)); // ==> tensor([3., 5.])
  /// ```
  ///
  /// @param x left
  /// @param y right
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export("math.maximum")
  @Elementwise
  public static double maximum(double x, double y) {
    return Math.max(x, y);
  }

  @Elementwise
  static long maximum(long x, long y) {
    return Math.max(x, y);
  }
}
