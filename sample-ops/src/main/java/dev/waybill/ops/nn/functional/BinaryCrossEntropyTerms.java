package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `nn.functional.binaryCrossEntropyTerms`.
public final class BinaryCrossEntropyTerms {
  private static final String NAME = "nn.functional.binaryCrossEntropyTerms";

  /// What logarithms are not below, so that a sure but wrong answer costs a finite amount.
  private static final double LEAST_LOG = -100;

  /// What the divisor of the gradient is not below.
  private static final double LEAST_VARIANCE = 1e-12;

  private BinaryCrossEntropyTerms() {}

  /// Computes the terms of the [binary cross entropy][BinaryCrossEntropy]: `-(y · log x + (1 - y) ·
  /// log(1 - x))`, with logarithms not below -100.
  ///
  /// - Shapes: broadcast as in NumPy.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: in `double`, rounded once; NaN where `x` is no probability.
  /// - Gradient: by `x`, `(x - y) / max(x · (1 - x), 1e-12)`, which is finite at 0 and 1.
  /// - Source: PyTorch, `torch.nn.functional.binary_cross_entropy`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(0.5f, 0f);
  /// Functional.binaryCrossEntropyTerms(x, Tensor.of(1f, 1f)); // ==> tensor([0.6931, 100.0000])
  /// ```
  ///
  /// @param x probabilities
  /// @param y the wanted probabilities
  /// @return a new tensor
  @Export(NAME)
  @Elementwise(dtypes = {"f32", "f64", "f16", "bf16"})
  public static double binaryCrossEntropyTerms(double x, double y) {
    return -(y * Math.max(Math.log(x), LEAST_LOG) + (1 - y) * Math.max(Math.log1p(-x), LEAST_LOG));
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gy, Tensor x, Tensor y) {
    Tensor variance = TensorOps.mul(x, TensorOps.sub(Tensor.scalar(1.0), x));
    Tensor divisor = MathOps.clamp(variance, LEAST_VARIANCE, null);
    return TensorOps.mul(gy, TensorOps.div(TensorOps.sub(x, y), divisor));
  }

  @Gradient(op = NAME, of = "y")
  static Tensor gradientOfY(Tensor gy, Tensor x) {
    Tensor yes = MathOps.clamp(MathOps.log(x), LEAST_LOG, null);
    Tensor no = MathOps.clamp(MathOps.log1p(TensorOps.neg(x)), LEAST_LOG, null);
    return TensorOps.mul(gy, TensorOps.sub(no, yes));
  }
}
