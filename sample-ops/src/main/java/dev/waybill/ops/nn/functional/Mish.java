package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.mish`.
public final class Mish {
  private Mish() {}

  /// A smooth activation: `y = x · tanh(log(1 + exp(x)))`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: in `double`, rounded once; `tanh(log(1 + e))` is `n / (n + 2)` with
  ///   `n = e · (e + 2)`, in which nothing cancels. -inf gives NaN, as in PyTorch.
  /// - Source: Misra, "Mish: A Self Regularized Non-Monotonic Activation Function"; PyTorch,
  ///   `torch.nn.functional.mish`.
  ///
  /// ```java
  /// Functional.mish(Tensor.of(-1f, 0f, 1f)); // ==> tensor([-0.3034, 0.0000, 0.8651])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("nn.functional.mish")
  @Elementwise(
      dtypes = {"f32", "f64", "f16", "bf16"},
      inPlace = true)
  public static double mish(double x) {
    // Above 20 the factor is 1 in double, and its parts would overflow float.
    double e = Math.exp(x);
    double n = e * (e + 2);
    return x > 20 ? x : x * (n / (n + 2));
  }
}
