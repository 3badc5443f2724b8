package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;

/// The op `math.logicalOr`.
public final class LogicalOr {
  private LogicalOr() {}

  /// Tests where at least one of two elements is true.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; the result is `bool`.
  /// - Numerics: all numbers but 0 are true, NaN too.
  /// - Source: PyTorch, `torch.logical_or`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(true, true, false);
  /// MathOps.logicalOr(x, Tensor.of(true, false, false)); // ==> tensor([True, True, False])
  /// ```
  ///
  /// @param x left
  /// @param y right
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export("math.logicalOr")
  @Elementwise(inPlace = true)
  @NotDifferentiable("A truth value.")
  public static boolean logicalOr(boolean x, boolean y) {
    return x || y;
  }
}
