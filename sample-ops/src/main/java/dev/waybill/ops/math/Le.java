package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;

/// The op `math.le`.
public final class Le {
  private Le() {}

  /// Tests which elements are smaller on the left or equal: `x <= y`.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; compared in the promoted dtype; the result is `bool`.
  /// - Numerics: exact; false where an element is NaN.
  /// - Source: PyTorch, `torch.le`.
  ///
  /// ```java
  /// MathOps.le(Tensor.of(1f, 2f, 3f), Tensor.scalar(2)); // ==> tensor([True, True, False])
  /// ```
  ///
  /// @param x left
  /// @param y right
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export("math.le")
  @Elementwise(inPlace = true)
  @NotDifferentiable("A truth value.")
  public static boolean le(double x, double y) {
    return x <= y;
  }

  @Elementwise
  static boolean le(long x, long y) {
    return x <= y;
  }
}
