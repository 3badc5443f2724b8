package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.nn.Functional;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The op `nn.functional.logSoftmax`.
public final class LogSoftmax {
  static final String NAME = "nn.functional.logSoftmax";

  private LogSoftmax() {}

  /// Logarithms of [softmax][Softmax]: `y[i] = x[i] - log Σ_j exp(x[j])`.
  ///
  /// - Shapes: any; a tensor without axes has the axis 0 of length 1.
  /// - Dtypes: f32, f64, f16, bf16; others where `dtype` is given.
  /// - Numerics: the maximum is subtracted first; summed in `double`.
  ///   NaN, +inf, or nothing but -inf make the whole slice NaN.
  /// - Source: PyTorch, `torch.nn.functional.log_softmax`.
  ///
  /// ```java
  /// Functional.logSoftmax(Tensor.of(5f, 5f), 0); // ==> tensor([-0.6931, -0.6931])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis; a negative number counts from the end
  /// @param dtype what the numbers are converted to first; `null` leaves them alone
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis or the dtype has
  ///   no fractions
  @Export(NAME)
  @Op
  public static Tensor logSoftmax(Tensor x, int dim, @Default("null") @Nullable DType dtype) {
    return Reductions.lines(
        x, Softmax.axis(NAME, x, dim), Softmax.dtype(NAME, x, dtype), LogSoftmax::line);
  }

  private static void line(double[] from, double[] into) {
    double max = Softmax.max(from);
    double sum = 0;
    for (double value : from) {
      sum += Math.exp(value - max);
    }
    double log = Math.log(sum);
    for (int i = 0; i < from.length; i++) {
      into[i] = from[i] - max - log;
    }
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, int dim, Tensor result) {
    return Functional.logSoftmaxBackward(gy, result, dim);
  }
}
