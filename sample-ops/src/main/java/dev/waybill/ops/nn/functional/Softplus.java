package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `nn.functional.softplus`.
public final class Softplus {
  private static final String NAME = "nn.functional.softplus";

  private Softplus() {}

  /// A smooth `relu`: `y = log(1 + exp(beta · x)) / beta`, and `y = x` where `beta · x >
  /// threshold`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: computed in `double` without overflow, rounded once.
  /// - Source: PyTorch, `torch.nn.functional.softplus`.
  ///
  /// ```java
  /// Functional.softplus(Tensor.of(0f, 100f)); // ==> tensor([0.6931, 100.0000])
  /// ```
  ///
  /// @param x the tensor
  /// @param beta how sharp the bend is
  /// @param threshold from where on the function is linear
  /// @return a new tensor
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "f16", "bf16"},
      pointwise = true,
      inPlace = true)
  public static Tensor softplus(
      Tensor x, @Default("1.0") double beta, @Default("20.0") double threshold) {
    return Pointwise.floating(x, v -> softplus(v, beta, threshold));
  }

  private static double softplus(double x, double beta, double threshold) {
    double z = beta * x;
    return z > threshold ? x : (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))) / beta;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x, double beta, double threshold) {
    Tensor z = TensorOps.mul(x, Tensor.scalar(beta));
    Tensor bent = TensorOps.mul(gy, MathOps.sigmoid(z));
    return TensorOps.where(MathOps.gt(z, Tensor.scalar(threshold)), gy, bent);
  }
}
