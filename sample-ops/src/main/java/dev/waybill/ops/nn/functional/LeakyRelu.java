package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Attribute;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.leakyRelu`.
public final class LeakyRelu {
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
  @Export("nn.functional.leakyRelu")
  @Elementwise(
      dtypes = {"f32", "f64", "f16", "bf16"},
      inPlace = true)
  public static double leakyRelu(double x, @Attribute @Default("0.01") double negativeSlope) {
    return x > 0 ? x : x * negativeSlope;
  }
}
