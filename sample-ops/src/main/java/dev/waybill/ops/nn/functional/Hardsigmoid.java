package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.hardsigmoid`.
public final class Hardsigmoid {
  private Hardsigmoid() {}

  /// The logistic function in straight lines: `y = min(max(x / 6 + 1 / 2, 0), 1)`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: in `double`, rounded once. The gradient at -3 and at 3 is 0.
  /// - Source: Howard et al., "Searching for MobileNetV3", section 5.2; PyTorch,
  ///   `torch.nn.functional.hardsigmoid`.
  ///
  /// ```java
  /// Functional.hardsigmoid(Tensor.of(-4f, 0f, 1.5f)); // ==> tensor([0.0000, 0.5000, 0.7500])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("nn.functional.hardsigmoid")
  @Elementwise(
      dtypes = {"f32", "f64", "f16", "bf16"},
      inPlace = true)
  public static double hardsigmoid(double x) {
    return x <= -3 ? 0 : x >= 3 ? 1 : x / 6 + 0.5;
  }
}
