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

/// The function `nn.functional.rmsNorm` as a layer. `weight` begins with 1.
@Stateful
@Export({"nn.RmsNorm", "nn.RMSNorm"})
public final class RmsNorm extends Layer {
  private final long[] normalizedShape;
  private final @Nullable Double eps;
  private final @Nullable Parameter weight;

  /// Makes the layer.
  ///
  /// @param normalizedShape the lengths of the last axes
  /// @param eps keeps rows of zeros finite; `null` for the smallest difference from 1 of the
  ///   argument's dtype
  /// @param elementwiseAffine whether elements have a factor that is learnt
  @Creator
  public RmsNorm(
      long[] normalizedShape,
      @Default("null") @Nullable Double eps,
      @Default("true") boolean elementwiseAffine) {
    this.normalizedShape = normalizedShape.clone();
    this.eps = eps;
    this.weight = elementwiseAffine ? Initial.ones(normalizedShape) : null;
  }

  /// Makes the layer as PyTorch does by default.
  ///
  /// @param normalizedShape the lengths of the last axes
  public RmsNorm(long... normalizedShape) {
    this(normalizedShape, null, true);
  }

  /// Returns the factors.
  ///
  /// @return of the normalised shape; `null` where there are none
  public @Nullable Parameter weight() {
    return weight;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.rmsNorm(x, normalizedShape, weight, eps);
  }

  @Override
  protected String describe() {
    return Arrays.toString(normalizedShape) + ", eps=" + eps;
  }
}
