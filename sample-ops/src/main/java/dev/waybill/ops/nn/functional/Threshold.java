package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Attribute;
import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.threshold`.
public final class Threshold {
  private Threshold() {}

  /// Keeps numbers above a threshold and replaces the others: `y = x` where `x > threshold`, else
  /// `value`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: exact; NaN stays NaN. The gradient at the threshold is 0.
  /// - Source: PyTorch, `torch.nn.functional.threshold`.
  ///
  /// ```java
  /// Functional.threshold(Tensor.of(1f, 2f, 3f), 2, -7); // ==> tensor([-7., -7., 3.])
  /// ```
  ///
  /// @param x the tensor
  /// @param threshold what is not above it is replaced
  /// @param value what stands there then
  /// @return a new tensor
  @Export("nn.functional.threshold")
  @Elementwise(
      dtypes = {"f32", "f64", "f16", "bf16"},
      inPlace = true)
  public static double threshold(double x, @Attribute double threshold, @Attribute double value) {
    return x <= threshold ? value : x;
  }
}
