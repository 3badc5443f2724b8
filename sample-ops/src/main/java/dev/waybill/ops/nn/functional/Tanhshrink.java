package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.tanhshrink`.
public final class Tanhshrink {
  private Tanhshrink() {}

  /// What `tanh` takes away: `y = x - tanh(x)`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: in `double`, rounded once; near 0 the difference keeps few digits, as in PyTorch.
  /// - Source: PyTorch, `torch.nn.functional.tanhshrink`.
  ///
  /// ```java
  /// Functional.tanhshrink(Tensor.of(-1f, 0f, 1f)); // ==> tensor([-0.2384, 0.0000, 0.2384])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("nn.functional.tanhshrink")
  @Elementwise(
      dtypes = {"f32", "f64", "f16", "bf16"},
      inPlace = true)
  public static double tanhshrink(double x) {
    return x - Math.tanh(x);
  }
}
