package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.silu`.
public final class Silu {
  private Silu() {}

  /// Sigmoid linear unit: `y = x · σ(x)`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: computed in `double`, rounded once; on the Vector API off by less than 3.5
  ///   units; -inf gives NaN, as in PyTorch.
  /// - Source: PyTorch, `torch.nn.functional.silu`.
  ///
  /// ```java
  /// Functional.silu(Tensor.of(-1f, 0f, 1f)); // ==> tensor([-0.2689, 0.0000, 0.7311])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("nn.functional.silu")
  @Elementwise(
      dtypes = {"f32", "f64", "f16", "bf16"},
      inPlace = true)
  public static double silu(double x) {
    return x / (1 + Math.exp(-x));
  }
}
