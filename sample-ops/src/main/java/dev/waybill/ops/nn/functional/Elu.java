package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Attribute;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.elu`.
public final class Elu {
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
  @Export("nn.functional.elu")
  @Elementwise(
      dtypes = {"f32", "f64", "f16", "bf16"},
      inPlace = true)
  public static double elu(double x, @Attribute @Default("1.0") double alpha) {
    return x > 0 ? x : alpha * Math.expm1(x);
  }
}
