package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The op `nn.functional.rmsNorm`.
public final class RmsNorm {
  static final String NAME = "nn.functional.rmsNorm";

  private RmsNorm() {}

  /// Divides by the root mean square over the last axes: `y = x / √(mean(x²) + eps) · weight`.
  ///
  /// - Shapes: `x: [..., *normalizedShape]`, `weight` of `normalizedShape`.
  /// - Dtypes: f32, f64, f16, bf16; the result has that of `x`.
  /// - Numerics: in `double`, rounded once.
  /// - Source: Zhang and Sennrich, "Root Mean Square Layer Normalization", equation 4; PyTorch,
  ///   `torch.nn.functional.rms_norm`.
  ///
  /// ```java
  /// Functional.rmsNorm(Tensor.of(3f, 4f), new long[] {2}); // ==> tensor([0.8485, 1.1314])
  /// ```
  ///
  /// @param x the tensor
  /// @param normalizedShape the lengths of the last axes
  /// @param weight factors, or `null`
  /// @param eps keeps rows of zeros finite; `null` for the distance of 1 to the next number, in f32
  ///   also for f16 and bf16
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "f16", "bf16"})
  public static Tensor rmsNorm(
      Tensor x,
      long[] normalizedShape,
      @Default("null") @Nullable Tensor weight,
      @Default("null") @Nullable Double eps) {
    NormalizedShape.check(NAME, x, normalizedShape, weight, null);
    double[] factors = NormalizedShape.values(weight, normalizedShape, 1);
    double added = eps(x, eps);
    return NormalizedShape.rows(x, normalizedShape, row -> apply(row, factors, added));
  }

  static double eps(Tensor x, @Nullable Double eps) {
    if (eps != null) {
      return eps;
    }
    return x.dtype() == DType.F64 ? Math.ulp(1d) : Math.ulp(1f);
  }

  private static void apply(double[] row, double[] factors, double eps) {
    double squares = 0;
    for (double value : row) {
      squares += value * value;
    }
    double scale = 1 / Math.sqrt(squares / row.length + eps);
    for (int i = 0; i < row.length; i++) {
      row[i] = row[i] * scale * factors[i];
    }
  }

  // With h the normalised x and g = gy · weight: gx = (g - h · mean(g · h)) / root.
  @Gradient(
      op = NAME,
      of = {"x", "weight"})
  static Tensor[] gradient(
      Tensor gy, Tensor x, long[] normalizedShape, @Nullable Tensor weight, @Nullable Double eps) {
    int[] dims = NormalizedShape.dims(x, normalizedShape);
    Tensor wide = TensorOps.to(x, DType.F64);
    Tensor square = NormalizedShape.mean(TensorOps.mul(wide, wide), dims);
    Tensor scale = MathOps.rsqrt(TensorOps.add(square, Tensor.scalar(eps(x, eps))));
    Tensor normal = TensorOps.mul(wide, scale);
    Tensor g = weight == null ? TensorOps.to(gy, DType.F64) : TensorOps.mul(gy, weight);
    Tensor along = NormalizedShape.mean(TensorOps.mul(g, normal), dims);
    Tensor gx = TensorOps.mul(TensorOps.sub(g, TensorOps.mul(normal, along)), scale);
    return new Tensor[] {gx, weight == null ? null : TensorOps.mul(gy, normal)};
  }
}
