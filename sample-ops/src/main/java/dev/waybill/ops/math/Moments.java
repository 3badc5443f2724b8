package dev.waybill.ops.math;

import dev.waybill.api.MathOps;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// What mean, variance and standard deviation share.
final class Moments {
  private Moments() {}

  /// Returns how many elements one result is made of.
  ///
  /// @param dims as `Reductions.dims` returns them
  static long count(Tensor x, int[] dims) {
    long count = 1;
    for (int axis : dims) {
      count *= x.layout().shape(axis);
    }
    return count;
  }

  static double sum(double[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum;
  }

  /// Computes in two passes, so that a large mean costs no digits.
  static double variance(double[] values, int count, double correction) {
    double mean = sum(values, count) / count;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double difference = values[i] - mean;
      squares += difference * difference;
    }
    return squares / Math.max(0, count - correction);
  }

  static void refuseWhole(String op, Tensor x) {
    if (!x.dtype().isFloating()) {
      throw new WrongArgumentException(
          op,
          "x",
          "found dtype " + x.dtype() + ", expected a floating point dtype: f32, f64, f16 or bf16.");
    }
  }

  /// Derives the variance: `2 / (n - correction) · (x - mean) · gy`.
  static Tensor gradient(
      String op, Tensor gy, Tensor x, int @Nullable [] dim, boolean keepDim, double correction) {
    double free = Math.max(0, count(x, Reductions.dims(op, x.rank(), dim)) - correction);
    Tensor whole = TensorOps.unreduce(gy, x.rank(), dim, keepDim);
    Tensor difference = TensorOps.sub(x, MathOps.mean(x, dim, true, null));
    if (free == 0) { // as PyTorch: infinite, NaN at the mean
      difference = MathOps.abs(difference);
    }
    return TensorOps.mul(TensorOps.mul(whole, Tensor.scalar(2 / free)), difference);
  }
}
