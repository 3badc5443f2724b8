package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Attribute;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;

/// The op `nn.functional.celu`.
public final class Celu {
  private static final String NAME = "nn.functional.celu";

  private Celu() {}

  /// Continuously differentiable exponential linear unit: `y = x` where `x > 0`, else `alpha ·
  /// (exp(x / alpha) - 1)`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: `expm1` in `double`, rounded once; the gradient at 0 is 1.
  /// - Source: Barron, "Continuously Differentiable Exponential Linear Units", equation 2; PyTorch,
  ///   `torch.nn.functional.celu`.
  ///
  /// ```java
  /// Functional.celu(Tensor.of(-1f, 2f), 2); // ==> tensor([-0.7869, 2.0000])
  /// ```
  ///
  /// @param x the tensor
  /// @param alpha minus the limit for negative numbers
  /// @return a new tensor
  /// @throws WrongArgumentException if `alpha` is 0
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "f16", "bf16"},
      pointwise = true,
      portable = true,
      inPlace = true)
  public static Tensor celu(Tensor x, @Default("1.0") double alpha) {
    if (alpha == 0) {
      throw new WrongArgumentException(
          NAME, "alpha", "cannot be 0, found 0.0, expected another number.");
    }
    return Celu_Kernels.bent(x, alpha);
  }

  @Elementwise
  static double bent(double x, @Attribute double alpha) {
    return x > 0 ? x : alpha * Math.expm1(x / alpha);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x, double alpha) {
    return Celu_Kernels.bentGradientOfX(gy, x, alpha);
  }
}
