package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Attribute;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.softplus`.
public final class Softplus {
  private Softplus() {}

  /// A smooth `relu`: `y = log(1 + exp(beta · x)) / beta`, and `y = x` where `beta · x >
  /// threshold`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: computed in `double` without overflow, rounded once; on the Vector API in `float`.
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
  @Export("nn.functional.softplus")
  @Elementwise(
      dtypes = {"f32", "f64", "f16", "bf16"},
      inPlace = true)
  public static double softplus(
      double x,
      @Attribute @Default("1.0") double beta,
      @Attribute @Default("20.0") double threshold) {
    double z = beta * x;
    return z > threshold ? x : (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))) / beta;
  }
}
