package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `nn.functional.silu`.
public final class Silu {
  static final String NAME = "nn.functional.silu";

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
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "f16", "bf16"},
      pointwise = true,
      inPlace = true)
  public static Tensor silu(Tensor x) {
    return Pointwise.floating(x, v -> v / (1 + Math.exp(-v)));
  }

  // y' = σ · (1 + x · (1 - σ))
  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x) {
    Tensor one = Tensor.scalar(1.0);
    Tensor sigmoid = MathOps.sigmoid(x);
    Tensor bend = TensorOps.mul(x, TensorOps.sub(one, sigmoid));
    return TensorOps.mul(gy, TensorOps.mul(sigmoid, TensorOps.add(bend, one)));
  }
}
