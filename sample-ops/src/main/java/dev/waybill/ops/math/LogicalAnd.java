package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;

/// The op `math.logicalAnd`.
public final class LogicalAnd {
  private LogicalAnd() {}

  /// Tests where both elements are true.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; the result is `bool`.
  /// - Numerics: all numbers but 0 are true, NaN too.
  /// - Source: PyTorch, `torch.logical_and`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(true, true, false);
  /// MathOps.logicalAnd(x, Tensor.of(true, false, false)); // ==> tensor([True, False, False])
  /// ```
  ///
  /// @param x left
  /// @param y right
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export("math.logicalAnd")
  @Elementwise(inPlace = true)
  @NotDifferentiable("A truth value.")
  public static boolean logicalAnd(boolean x, boolean y) {
    return x && y;
  }
}
