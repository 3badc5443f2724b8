package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Loss;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.multilabelMarginLoss` as a loss.
@Stateful
@Export({"nn.MultilabelMarginLoss", "nn.MultiLabelMarginLoss"})
public final class MultilabelMarginLoss extends Loss {
  private final String reduction;

  /// Makes the layer.
  ///
  /// @param reduction `mean`, `sum` or `none`
  @Creator
  public MultilabelMarginLoss(@Default("mean") String reduction) {
    this.reduction = reduction;
  }

  @Override
  protected Tensor forward(Tensor input, Tensor target) {
    return Functional.multilabelMarginLoss(input, target, reduction);
  }

  @Override
  protected String describe() {
    return "reduction=" + reduction;
  }
}
