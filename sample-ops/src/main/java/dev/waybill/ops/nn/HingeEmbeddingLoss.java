package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Loss;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.hingeEmbeddingLoss` as a loss.
@Stateful
@Export("nn.HingeEmbeddingLoss")
public final class HingeEmbeddingLoss extends Loss {
  private final double margin;
  private final String reduction;

  /// Makes the layer.
  ///
  /// @param margin how far apart unlike ones should be
  /// @param reduction `mean`, `sum` or `none`
  @Creator
  public HingeEmbeddingLoss(@Default("1.0") double margin, @Default("mean") String reduction) {
    this.margin = margin;
    this.reduction = reduction;
  }

  @Override
  protected Tensor forward(Tensor input, Tensor target) {
    return Functional.hingeEmbeddingLoss(input, target, margin, reduction);
  }

  @Override
  protected String describe() {
    return "reduction=" + reduction;
  }
}
