package dev.waybill.ops.nn.init;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;

/// The function `nn.init.xavierUniform_`.
public final class XavierUniform {
  private static final String NAME = "nn.init.xavierUniform_";

  private XavierUniform() {}

  /// Writes numbers of the uniform distribution from `-a` up to, without, `a`, with `a =
  /// gain · √(6 / (fanIn + fanOut))`, which keeps the size of values and
  /// gradients from layer to layer where activations are nearly linear.
  ///
  /// `fanIn` and `fanOut` are the second and the first length times the size of the kernel.
  /// Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
  /// networks", section 4.2.1; PyTorch, `torch.nn.init.xavier_uniform_`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.F32, 100, 50);
  /// MathOps.amax(Init.xavierUniform_(x, 7)).getDouble() < 0.2; // ==> true
  /// ```
  ///
  /// @param x `[out, in, *kernel]`, f32, f64, f16 or bf16
  /// @param seed the same seed gives the same numbers
  /// @param gain a factor for the activation that follows, as `calculateGain` has it
  /// @return `x`
  /// @throws dev.waybill.dispatch.OpException if the tensor has fewer than 2 axes or its dtype no
  ///   fractions
  @Export(NAME)
  public static Tensor xavierUniform(Tensor x, long seed, @Default("1.0") double gain) {
    Fan fan = Fan.of(NAME, x);
    Filling.checkFinite(NAME, "gain", gain);
    if (x.size() == 0) {
      return x;
    }
    double bound = gain * Math.sqrt(6 / fan.sum());
    return Filling.uniform(x, seed, -bound, bound);
  }
}
