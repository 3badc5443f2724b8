package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;

/// The op `math.isNan`.
public final class IsNan {
  private static final String NAME = "math.isNan";

  private IsNan() {}

  /// Tests which elements are NaN.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; the result is `bool`.
  /// - Numerics: whole numbers and `bool` never are.
  /// - Source: PyTorch, `torch.isnan`.
  ///
  /// ```java
  /// MathOps.isNan(Tensor.of(1f, Float.NaN)); // ==> tensor([False, True])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true)
  @NotDifferentiable("A truth value.")
  public static Tensor isNan(Tensor x) {
    return Pointwise.test(x, Double::isNaN);
  }
}
