package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;

/// The op `math.ne`.
public final class Ne {
  private Ne() {}

  /// Tests which elements differ: `x != y`.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; compared in the promoted dtype; the result is `bool`.
  /// - Numerics: exact; NaN differs from everything, itself too.
  /// - Source: PyTorch, `torch.ne`.
  ///
  /// ```java
  /// MathOps.ne(Tensor.of(1f, 2f), Tensor.scalar(2)); // ==> tensor([True, False])
  /// ```
  ///
  /// @param x left
  /// @param y right
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export("math.ne")
  @Elementwise(inPlace = true)
  @NotDifferentiable("A truth value.")
  public static boolean ne(double x, double y) {
    return x != y;
  }

  @Elementwise
  static boolean ne(long x, long y) {
    return x != y;
  }
}
