package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.softsign`.
public final class Softsign {
  private Softsign() {}

  /// Squeezes numbers between -1 and 1: `y = x / (1 + |x|)`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: in `double`, rounded once; infinities give NaN, as in PyTorch.
  /// - Source: PyTorch, `torch.nn.functional.softsign`.
  ///
  /// ```java
  /// Functional.softsign(Tensor.of(-1f, 0f, 3f)); // ==> tensor([-0.5000, 0.0000, 0.7500])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("nn.functional.softsign")
  @Elementwise(
      dtypes = {"f32", "f64", "f16", "bf16"},
      inPlace = true)
  public static double softsign(double x) {
    return x / (1 + Math.abs(x));
  }
}
