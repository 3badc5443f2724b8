package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Kernel;
import dev.waybill.kernel.FloatLoops;
import dev.waybill.kernel.FloatSums;
import dev.waybill.kernel.VectorMath;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// The kernels of `nn.functional.softmax` and `nn.functional.logSoftmax` on the Vector API.
final class SoftmaxVector {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private SoftmaxVector() {}

  @Kernel(op = Softmax.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static Tensor softmax(Tensor x, int dim, @Nullable DType dtype) {
    return Softmax.dtype(Softmax.NAME, x, dtype) == DType.F32
        ? FloatLoops.rows(x, Softmax.axis(Softmax.NAME, x, dim), SoftmaxVector::softmax)
        : Softmax.softmax(x, dim, dtype);
  }

  @Kernel(op = LogSoftmax.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static Tensor logSoftmax(Tensor x, int dim, @Nullable DType dtype) {
    return Softmax.dtype(LogSoftmax.NAME, x, dtype) == DType.F32
        ? FloatLoops.rows(x, Softmax.axis(LogSoftmax.NAME, x, dim), SoftmaxVector::logSoftmax)
        : LogSoftmax.logSoftmax(x, dim, dtype);
  }

  private static void softmax(float[] x, int xAt, float[] y, int yAt, int n) {
    float factor = (float) (1 / exponentials(x, xAt, y, yAt, n, max(x, xAt, n)));
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector.fromArray(SPECIES, y, yAt + i).mul(factor).intoArray(y, yAt + i);
    }
    for (; i < n; i++) {
      y[yAt + i] *= factor;
    }
  }

  private static void logSoftmax(float[] x, int xAt, float[] y, int yAt, int n) {
    float max = max(x, xAt, n);
    float log = (float) Math.log(exponentials(x, xAt, y, yAt, n, max));
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector.fromArray(SPECIES, x, xAt + i).sub(max).sub(log).intoArray(y, yAt + i);
    }
    for (; i < n; i++) {
      y[yAt + i] = x[xAt + i] - max - log;
    }
  }

  private static float max(float[] x, int at, int n) {
    FloatVector max = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      max = max.max(FloatVector.fromArray(SPECIES, x, at + i));
    }
    float result = max.reduceLanes(VectorOperators.MAX);
    for (; i < n; i++) {
      result = Math.max(result, x[at + i]);
    }
    return result;
  }

  /// Writes `exp(x - max)` and returns the sum.
  private static double exponentials(float[] x, int xAt, float[] y, int yAt, int n, float max) {
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      VectorMath.expOfNegative(FloatVector.fromArray(SPECIES, x, xAt + i).sub(max))
          .intoArray(y, yAt + i);
    }
    if (i < n) {
      VectorMask<Float> rest = SPECIES.indexInRange(i, n);
      VectorMath.expOfNegative(FloatVector.fromArray(SPECIES, x, xAt + i, rest).sub(max))
          .intoArray(y, yAt + i, rest);
    }
    return FloatSums.of(y, yAt, n);
  }
}
