package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.logSigmoid`.
public final class LogSigmoid {
  private LogSigmoid() {}

  /// Logarithm of the logistic function: `y = -log(1 + exp(-x))`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: in `double` without overflow, rounded once; on the Vector API in `float`.
  /// - Source: PyTorch, `torch.nn.functional.logsigmoid`.
  ///
  /// ```java
  /// Functional.logSigmoid(Tensor.of(-100f, 0f)); // ==> tensor([-100.0000, -0.6931])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("nn.functional.logSigmoid")
  @Elementwise(
      dtypes = {"f32", "f64", "f16", "bf16"},
      inPlace = true)
  public static double logSigmoid(double x) {
    return Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
  }
}
