package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The op `nn.functional.layerNorm`.
public final class LayerNorm {
  static final String NAME = "nn.functional.layerNorm";

  private LayerNorm() {}

  /// Normalises over the last axes: `y = (x - mean) / √(variance + eps) · weight + bias`.
  ///
  /// - Shapes: `x: [..., *normalizedShape]`, `weight` and `bias` of `normalizedShape`.
  /// - Dtypes: f32, f64, f16, bf16; all the same.
  /// - Numerics: mean and biased variance in two passes, in `double`; squares of `f32` in
  ///   blocks of `f32`.
  /// - Source: Ba et al., "Layer Normalization", equation 4; PyTorch,
  ///   `torch.nn.functional.layer_norm`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 3, 10, 30}, 2, 2);
  /// Functional.layerNorm(x, new long[] {2}); // ==> tensor([[-1.0000, 1.0000], [-1.0000, 1.0000]])
  /// ```
  ///
  /// @param x the tensor
  /// @param normalizedShape the lengths of the last axes
  /// @param weight factors, or `null`
  /// @param bias summands, or `null`
  /// @param eps keeps constant rows finite
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "f16", "bf16"})
  public static Tensor layerNorm(
      Tensor x,
      long[] normalizedShape,
      @Default("null") @Nullable Tensor weight,
      @Default("null") @Nullable Tensor bias,
      @Default("1e-5") double eps) {
    check(x, normalizedShape, weight, bias);
    double[] factors = NormalizedShape.values(weight, normalizedShape, 1);
    double[] summands = NormalizedShape.values(bias, normalizedShape, 0);
    return NormalizedShape.rows(x, normalizedShape, row -> apply(row, factors, summands, eps));
  }

  static void check(
      Tensor x, long[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias) {
    NormalizedShape.check(NAME, x, normalizedShape, weight, bias);
    NormalizedShape.checkDtype(NAME, "weight", x, weight);
    NormalizedShape.checkDtype(NAME, "bias", x, bias);
  }

  private static void apply(double[] row, double[] factors, double[] summands, double eps) {
    double sum = 0;
    for (double value : row) {
      sum += value;
    }
    double mean = sum / row.length;
    double squares = 0;
    for (double value : row) {
      squares += (value - mean) * (value - mean);
    }
    double scale = 1 / Math.sqrt(squares / row.length + eps);
    for (int i = 0; i < row.length; i++) {
      row[i] = (row[i] - mean) * scale * factors[i] + summands[i];
    }
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(
      Tensor gy, Tensor x, long[] normalizedShape, @Nullable Tensor weight, double eps) {
    return Functional.layerNormBackward(gy, x, normalizedShape, weight, eps);
  }

  @Gradient(op = NAME, of = "weight")
  static Tensor gradientOfWeight(Tensor gy, Tensor x, long[] normalizedShape, double eps) {
    return TensorOps.mul(gy, Functional.layerNorm(x, normalizedShape, null, null, eps));
  }

  @Gradient(op = NAME, of = "bias")
  static Tensor gradientOfBias(Tensor gy) {
    return gy;
  }
}
