package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The op `nn.functional.layerNormBackward`.
public final class LayerNormBackward {
  static final String NAME = "nn.functional.layerNormBackward";

  private LayerNormBackward() {}

  /// Derives [layerNorm][LayerNorm] by its argument: with `h` the normalised `x`, `s` the factor
  /// that normalised it, and `g = gy · weight`, `gx = s · (g - mean(g) - h · mean(g · h))`.
  ///
  /// - Shapes: `gy` and `x: [..., *normalizedShape]`, `weight` of `normalizedShape`.
  /// - Dtypes: f32, f64, f16, bf16; all the same.
  /// - Numerics: the mean is taken off `x` twice, because `x - mean` loses digits where the mean is
  ///   large; on devices in `double` throughout.
  /// - Source: Ba et al., "Layer Normalization", equation 4, derived; PyTorch,
  ///   `torch.ops.aten.native_layer_norm_backward`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(1f, 2f, 3f);
  /// Tensor gy = Tensor.of(1f, 0f, 0f);
  /// Functional.layerNormBackward(gy, x, new long[] {3}, null, 0);
  /// // ==> tensor([0.2041, -0.4082, 0.2041])
  /// ```
  ///
  /// @param gy the gradient of the result
  /// @param x what was normalised
  /// @param normalizedShape the lengths of the last axes
  /// @param weight factors, or `null`
  /// @param eps what kept constant rows finite
  /// @return the gradient of `x`
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "f16", "bf16"})
  public static Tensor layerNormBackward(
      Tensor gy,
      Tensor x,
      long[] normalizedShape,
      @Default("null") @Nullable Tensor weight,
      @Default("1e-5") double eps) {
    check(gy, x, normalizedShape, weight);
    int[] dims = NormalizedShape.dims(x, normalizedShape);
    Tensor near = TensorOps.sub(x, NormalizedShape.mean(x, dims));
    Tensor centred = TensorOps.sub(near, NormalizedShape.mean(near, dims));
    Tensor variance = NormalizedShape.mean(TensorOps.mul(centred, centred), dims);
    Tensor scale = MathOps.rsqrt(TensorOps.add(variance, Tensor.scalar(eps)));
    Tensor normal = TensorOps.mul(centred, scale);
    Tensor g = weighted(gy, weight);
    Tensor along = NormalizedShape.mean(TensorOps.mul(g, normal), dims);
    Tensor rest = TensorOps.sub(g, NormalizedShape.mean(g, dims));
    return TensorOps.mul(TensorOps.sub(rest, TensorOps.mul(normal, along)), scale);
  }

  static void check(Tensor gy, Tensor x, long[] normalizedShape, @Nullable Tensor weight) {
    NormalizedShape.check(NAME, x, normalizedShape, weight, null);
    NormalizedShape.checkDtype(NAME, "weight", x, weight);
    Softmax.checkAlike(NAME, gy, "x", x);
  }

  private static Tensor weighted(Tensor gy, @Nullable Tensor weight) {
    return weight == null ? gy : TensorOps.mul(gy, weight);
  }

  // It is linear in g, and symmetric: with J(g) for gx, Σ v · J(g) = Σ g · J(v).
  @Gradient(
      op = NAME,
      of = {"gy", "weight"})
  static Tensor[] gradientOfFactors(
      Tensor ggx,
      Tensor gy,
      Tensor x,
      long[] normalizedShape,
      @Nullable Tensor weight,
      double eps) {
    Tensor g = Functional.layerNormBackward(ggx, x, normalizedShape, null, eps);
    return new Tensor[] {weighted(g, weight), weight == null ? null : TensorOps.mul(gy, g)};
  }

  // As a function of h and s: by h it is -s · (g · mean(v · h) + v · mean(g · h)), of which J makes
  // the part of x; by s it is J(g) / s, and ds/dx = -s² · h / n.
  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(
      Tensor ggx,
      Tensor gy,
      Tensor x,
      long[] normalizedShape,
      @Nullable Tensor weight,
      double eps,
      Tensor result) {
    int[] dims = NormalizedShape.dims(x, normalizedShape);
    Tensor g = weighted(gy, weight);
    Tensor h = Functional.layerNorm(x, normalizedShape, null, null, eps);
    Tensor variance = MathOps.var(x, dims, true, 0);
    Tensor s = MathOps.rsqrt(TensorOps.add(variance, Tensor.scalar(eps)));
    Tensor byNormal =
        TensorOps.add(
            TensorOps.mul(g, NormalizedShape.mean(TensorOps.mul(ggx, h), dims)),
            TensorOps.mul(ggx, NormalizedShape.mean(TensorOps.mul(g, h), dims)));
    Tensor through =
        Functional.layerNormBackward(TensorOps.mul(byNormal, s), x, normalizedShape, null, eps);
    Tensor byScale = NormalizedShape.mean(TensorOps.mul(ggx, result), dims);
    return TensorOps.neg(TensorOps.add(through, TensorOps.mul(TensorOps.mul(h, s), byScale)));
  }
}
