package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;

/// The op `math.logicalNot`.
public final class LogicalNot {
  private static final String NAME = "math.logicalNot";

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
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  @NotDifferentiable("A truth value.")
  public static Tensor logicalNot(Tensor x) {
    return Pointwise.test(x, v -> v == 0);
  }
}
