package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;

/// The op `math.logicalNot`.
public final class LogicalNot {
  private LogicalNot() {}

  /// Tests which elements are false.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; the result is `bool`.
  /// - Numerics: only 0 and -0 are false.
  /// - Source: PyTorch, `torch.logical_not`.
  ///
  /// ```java
  /// MathOps.logicalNot(Tensor.of(0f, 2f)); // ==> tensor([True, False])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.logicalNot")
  @Elementwise(inPlace = true)
  @NotDifferentiable("A truth value.")
  public static boolean logicalNot(boolean x) {
    return !x;
  }
}
