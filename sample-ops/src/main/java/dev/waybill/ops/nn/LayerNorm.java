package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Parameter;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.layerNorm` as a layer. `weight` begins with 1 and `bias` with 0.
@Stateful
@Export("nn.LayerNorm")
public final class LayerNorm extends Layer {
  private final long[] normalizedShape;
  private final double eps;
  private final @Nullable Parameter weight;
  private final @Nullable Parameter bias;

  /// Makes the layer.
  ///
  /// @param normalizedShape the lengths of the last axes
  /// @param eps keeps constant rows finite
  /// @param elementwiseAffine whether elements have a factor and a summand that are learnt
  /// @param bias whether there is a summand
  @Creator
  public LayerNorm(
      long[] normalizedShape,
      @Default("1e-5") double eps,
      @Default("true") boolean elementwiseAffine,
      @Default("true") boolean bias) {
    this.normalizedShape = normalizedShape.clone();
    this.eps = eps;
    this.weight = elementwiseAffine ? Initial.ones(normalizedShape) : null;
    this.bias = elementwiseAffine && bias ? Initial.zeros(normalizedShape) : null;
  }

  /// Makes the layer as PyTorch does by default.
  ///
  /// @param normalizedShape the lengths of the last axes
  public LayerNorm(long... normalizedShape) {
    this(normalizedShape, 1e-5, true, true);
  }

  /// Returns the factors.
  ///
  /// @return of the normalised shape; `null` where there are none
  public @Nullable Parameter weight() {
    return weight;
  }

  /// Returns the summands.
  ///
  /// @return of the normalised shape; `null` where there are none
  public @Nullable Parameter bias() {
    return bias;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.layerNorm(x, normalizedShape, weight, bias, eps);
  }

  @Override
  protected String describe() {
    return Arrays.toString(normalizedShape) + ", eps=" + eps;
  }
}
