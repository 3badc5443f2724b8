package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;

/// The op `math.lt`.
public final class Lt {
  private Lt() {}

  /// Tests which elements are smaller on the left: `x < y`.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; compared in the promoted dtype; the result is `bool`.
  /// - Numerics: exact; false where an element is NaN.
  /// - Source: PyTorch, `torch.lt`.
  ///
  /// ```java
  /// MathOps.lt(Tensor.of(1f, 2f, 3f), Tensor.scalar(2)); // ==> tensor([True, False, False])
  /// ```
  ///
  /// @param x left
  /// @param y right
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export("math.lt")
  @Elementwise(inPlace = true)
  @NotDifferentiable("A truth value.")
  public static boolean lt(double x, double y) {
    return x < y;
  }

  @Elementwise
  static boolean lt(long x, long y) {
    return x < y;
  }
}
