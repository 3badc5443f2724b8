package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;

/// The op `math.eq`.
public final class Eq {
  private Eq() {}

  /// Tests which elements equal each other: `x == y`.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; compared in the promoted dtype; the result is `bool`.
  /// - Numerics: exact; false where an element is NaN.
  /// - Source: PyTorch, `torch.eq`.
  ///
  /// ```java
  /// MathOps.eq(Tensor.of(1f, 2f), Tensor.scalar(2)); // ==> tensor([False, True])
  /// ```
  ///
  /// @param x left
  /// @param y right
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export("math.eq")
  @Elementwise(inPlace = true)
  @NotDifferentiable("A truth value.")
  public static boolean eq(double x, double y) {
    return x == y;
  }

  @Elementwise
  static boolean eq(long x, long y) {
    return x == y;
  }
}
