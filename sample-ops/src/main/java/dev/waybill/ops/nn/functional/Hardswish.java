package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.hardswish`.
public final class Hardswish {
  private Hardswish() {}

  /// `silu` with the logistic function in straight lines: `y = x · min(max(x + 3, 0), 6) / 6`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: in `double`, rounded once; -inf gives 0, where the formula has no value. The
  ///   gradient at -3 is 0 and at 3 it is 1.
  /// - Source: Howard et al., "Searching for MobileNetV3", section 5.2; PyTorch,
  ///   `torch.nn.functional.hardswish`.
  ///
  /// ```java
  /// Functional.hardswish(Tensor.of(-4f, 1f, 4f)); // ==> tensor([0.0000, 0.6667, 4.0000])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("nn.functional.hardswish")
  @Elementwise(
      dtypes = {"f32", "f64", "f16", "bf16"},
      inPlace = true)
  public static double hardswish(double x) {
    return x <= -3 ? 0 : x >= 3 ? x : x * (x + 3) / 6;
  }
}
