package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.logSumExp`.
public final class LogSumExp {
  static final String NAME = "math.logSumExp";

  private LogSumExp() {}

  /// Computes the logarithm of the sum of the exponentials along axes.
  ///
  /// - Shapes: the axes disappear, or stay with length 1.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: in `double`, with the largest element taken off first; nothing, or only -∞, gives
  ///   -∞.
  /// - Source: PyTorch, `torch.logsumexp`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(1000f, 1000f); // exp of it is infinite in f32
  /// MathOps.logSumExp(x, new int[] {0}); // ==> tensor(1000.6932)
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axes, negative ones from the end
  /// @param keepDim whether they stay with length 1
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis
  @Export(NAME)
  @Op
  public static Tensor logSumExp(Tensor x, int[] dim, @Default("false") boolean keepDim) {
    DType dtype = x.dtype().isFloating() ? x.dtype() : DType.F32;
    int[] dims = Reductions.dims(NAME, x.rank(), dim);
    return Reductions.ofDoubles(x, dims, keepDim, dtype, LogSumExp::of);
  }

  private static double of(double[] values, int count) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, values[i]);
    }
    double shift = Double.isInfinite(largest) ? 0 : largest; // ∞ - ∞ would be NaN
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.exp(values[i] - shift);
    }
    return Math.log(sum) + shift;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x, int[] dim, boolean keepDim, Tensor result) {
    Tensor whole = TensorOps.unreduce(gy, x.rank(), dim, keepDim);
    Tensor total = TensorOps.unreduce(result, x.rank(), dim, keepDim);
    return TensorOps.mul(whole, MathOps.exp(TensorOps.sub(x, total)));
  }
}
