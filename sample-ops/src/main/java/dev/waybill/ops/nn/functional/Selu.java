package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.selu`.
public final class Selu {
  private static final double ALPHA = 1.6732632423543772;
  private static final double SCALE = 1.0507009873554805;

  private Selu() {}

  /// Scaled exponential linear unit: `y = s · x` where `x > 0`, else `s · α · (exp(x) - 1)`, with
  /// `s = 1.0507…` and `α = 1.6732…`, which keep mean 0 and variance 1.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: `expm1` in `double`, rounded once; the gradient at 0 is `s · α`.
  /// - Source: Klambauer et al., "Self-Normalizing Neural Networks", equation 2; PyTorch,
  ///   `torch.nn.functional.selu`.
  ///
  /// ```java
  /// Functional.selu(Tensor.of(-1f, 2f)); // ==> tensor([-1.1113, 2.1014])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("nn.functional.selu")
  @Elementwise(
      dtypes = {"f32", "f64", "f16", "bf16"},
      inPlace = true)
  public static double selu(double x) {
    return x > 0 ? SCALE * x : SCALE * ALPHA * Math.expm1(x);
  }
}
