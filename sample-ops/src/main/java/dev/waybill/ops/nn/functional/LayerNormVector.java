package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Kernel;
import dev.waybill.kernel.FloatLoops;
import dev.waybill.kernel.FloatSums;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// The kernel of `nn.functional.layerNorm` on the Vector API.
final class LayerNormVector {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  // Outside, squares of f32 overflow or lose their digits.
  private static final double LEAST_SPREAD = 0x1p-100;
  private static final double MOST_SPREAD = 0x1p100;

  private LayerNormVector() {}

  @Kernel(op = LayerNorm.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static Tensor layerNorm(
      Tensor x,
      long[] normalizedShape,
      @Nullable Tensor weight,
      @Nullable Tensor bias,
      double eps) {
    LayerNorm.check(x, normalizedShape, weight, bias);
    float[] factors = NormalizedShape.floats(weight, normalizedShape, 1);
    float[] summands = NormalizedShape.floats(bias, normalizedShape, 0);
    int width = factors.length;
    if (width == 0) {
      return LayerNorm.layerNorm(x, normalizedShape, weight, bias, eps);
    }
    Tensor rows = TensorOps.reshape(x, new long[] {x.size() / width, width});
    Tensor y =
        FloatLoops.rows(
            rows, 1, (from, at, into, to, n) -> row(from, at, into, to, factors, summands, eps));
    return TensorOps.view(y, x.shape());
  }

  /// Computes in `double`, which holds the squares of all floats.
  private static void plainRow(
      float[] x, int xAt, float[] y, int yAt, float[] factors, float[] summands, double eps) {
    int n = factors.length;
    double mean = FloatSums.of(x, xAt, n) / n;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double distance = x[xAt + i] - mean;
      squares += distance * distance;
    }
    double scale = 1 / Math.sqrt(squares / n + eps);
    for (int i = 0; i < n; i++) {
      y[yAt + i] = (float) ((x[xAt + i] - mean) * scale * factors[i] + summands[i]);
    }
  }

  // The mean is split in two: x - shift is exact where x is close to the mean, and the rest, which
  // does not fit a float, is subtracted from the small difference.
  private static void row(
      float[] x, int xAt, float[] y, int yAt, float[] factors, float[] summands, double eps) {
    int n = factors.length;
    double mean = FloatSums.of(x, xAt, n) / n;
    float shift = (float) mean;
    double left = mean - shift;
    double variance = Math.max(0, FloatSums.ofSquares(x, xAt, n, shift) / n - left * left);
    double spread = variance + eps;
    if (!(spread >= LEAST_SPREAD && spread <= MOST_SPREAD)) {
      plainRow(x, xAt, y, yAt, factors, summands, eps);
      return;
    }
    float rest = (float) left;
    float scale = (float) (1 / Math.sqrt(spread));
    int i = 0;
    for (; i < SPECIES.loopBound(n); i += SPECIES.length()) {
      FloatVector.fromArray(SPECIES, x, xAt + i)
          .sub(shift)
          .sub(rest)
          .mul(scale)
          .lanewise(
              VectorOperators.FMA,
              FloatVector.fromArray(SPECIES, factors, i),
              FloatVector.fromArray(SPECIES, summands, i))
          .intoArray(y, yAt + i);
    }
    for (; i < n; i++) {
      y[yAt + i] = Math.fma((x[xAt + i] - shift - rest) * scale, factors[i], summands[i]);
    }
  }
}
