package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;

/// The op `math.isNan`.
public final class IsNan {
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
  @Export("math.isNan")
  @Elementwise
  @NotDifferentiable("A truth value.")
  public static boolean isNan(double x) {
    return Double.isNaN(x);
  }
}
