package dev.waybill.ops.nn.init;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;

/// The function `nn.init.kaimingUniform_`.
public final class KaimingUniform {
  private static final String NAME = "nn.init.kaimingUniform_";

  private KaimingUniform() {}

  /// Writes numbers of the uniform distribution from `-b` up to, without, `b`, with `b =
  /// gain · √(3 / fan)`, which keeps the size of values from layer
  /// to layer where activations are rectified.
  ///
  /// Source: He et al., "Delving Deep into Rectifiers", section 2.2; PyTorch,
  /// `torch.nn.init.kaiming_uniform_`, which layers call with `a = √5`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.F32, 100, 50);
  /// MathOps.amax(Init.kaimingUniform_(x, 7)).getDouble() < 0.346411; // ==> true
  /// ```
  ///
  /// @param x `[out, in, *kernel]`, f32, f64, f16 or bf16
  /// @param seed the same seed gives the same numbers
  /// @param a the slope of `leaky_relu` below 0; unused for others
  /// @param mode `fan_in`, the second length times the size of the kernel, which keeps the size of
  ///   values; or `fan_out`, the first one, which keeps that of gradients
  /// @param nonlinearity the activation that follows, as for `calculateGain`
  /// @return `x`
  /// @throws dev.waybill.dispatch.OpException if the tensor has fewer than 2 axes, its dtype no
  ///   fractions, or a name is none of these
  @Export(NAME)
  public static Tensor kaimingUniform(
      Tensor x,
      long seed,
      @Default("0.0") double a,
      @Default("fan_in") String mode,
      @Default("leaky_relu") String nonlinearity) {
    Fan fan = Fan.of(NAME, x);
    double gain = CalculateGain.of(NAME, nonlinearity, a);
    fan.of(NAME, mode);
    if (x.size() == 0) {
      return x;
    }
    double bound = gain * Math.sqrt(3 / fan.of(NAME, mode));
    return Filling.uniform(x, seed, -bound, bound);
  }
}
