package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;

/// The op `math.isFinite`.
public final class IsFinite {
  private IsFinite() {}

  /// Tests which elements are finite.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; the result is `bool`.
  /// - Numerics: false for infinities and NaN; whole numbers and `bool` always are.
  /// - Source: PyTorch, `torch.isfinite`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(1f, Float.POSITIVE_INFINITY, Float.NaN);
  /// MathOps.isFinite(x); // ==> tensor([True, False, False])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.isFinite")
  @Elementwise
  @NotDifferentiable("A truth value.")
  public static boolean isFinite(double x) {
    return Double.isFinite(x);
  }
}
