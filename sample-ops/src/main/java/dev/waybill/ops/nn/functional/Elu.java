package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `nn.functional.elu`.
public final class Elu {
  private static final String NAME = "nn.functional.elu";

  private Elu() {}

  /// Exponential linear unit: `y = x` where `x > 0`, else `alpha · (exp(x) - 1)`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: `expm1` in `double`, rounded once; the gradient at 0 is `alpha`.
  /// - Source: Clevert et al., "Fast and Accurate Deep Network Learning by Exponential Linear
  ///   Units", equation 15; PyTorch, `torch.nn.functional.elu`.
  ///
  /// ```java
  /// Functional.elu(Tensor.of(-1f, 2f)); // ==> tensor([-0.6321, 2.0000])
  /// ```
  ///
  /// @param x the tensor
  /// @param alpha minus the limit for negative numbers
  /// @return a new tensor
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "f16", "bf16"},
      pointwise = true,
      inPlace = true)
  public static Tensor elu(Tensor x, @Default("1.0") double alpha) {
    return Pointwise.floating(x, v -> v > 0 ? v : alpha * Math.expm1(v));
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x, double alpha) {
    Tensor zero = Tensor.scalar(0.0);
    // Not exp(x), which is infinite for large x: its own derivative would be 0 · inf.
    Tensor slope = TensorOps.mul(MathOps.exp(MathOps.minimum(x, zero)), Tensor.scalar(alpha));
    return TensorOps.where(MathOps.gt(x, zero), gy, TensorOps.mul(gy, slope));
  }
}
