package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `nn.functional.leakyRelu`.
public final class LeakyRelu {
  private static final String NAME = "nn.functional.leakyRelu";

  private LeakyRelu() {}

  /// Keeps positive numbers and scales the others: `y = x` where `x > 0`, else `negativeSlope · x`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: computed in `double`, rounded once; the gradient at 0 is `negativeSlope`.
  /// - Source: PyTorch, `torch.nn.functional.leaky_relu`.
  ///
  /// ```java
  /// Functional.leakyRelu(Tensor.of(-1f, 2f), 0.1); // ==> tensor([-0.1000, 2.0000])
  /// ```
  ///
  /// @param x the tensor
  /// @param negativeSlope the factor of numbers that are not positive
  /// @return a new tensor
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "f16", "bf16"},
      pointwise = true,
      inPlace = true)
  public static Tensor leakyRelu(Tensor x, @Default("0.01") double negativeSlope) {
    return Pointwise.floating(x, v -> v > 0 ? v : v * negativeSlope);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x, double negativeSlope) {
    Tensor scaled = TensorOps.mul(gy, Tensor.scalar(negativeSlope));
    return TensorOps.where(MathOps.gt(x, Tensor.scalar(0.0)), gy, scaled);
  }
}
