package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Loss;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.klDiv` as a loss.
@Stateful
@Export({"nn.KlDivLoss", "nn.KLDivLoss"})
public final class KlDivLoss extends Loss {
  private final String reduction;
  private final boolean logTarget;

  /// Makes the layer.
  ///
  /// @param reduction `mean`, `batchmean`, `sum` or `none`
  /// @param logTarget whether targets are logarithms
  @Creator
  public KlDivLoss(@Default("mean") String reduction, @Default("false") boolean logTarget) {
    this.reduction = reduction;
    this.logTarget = logTarget;
  }

  @Override
  protected Tensor forward(Tensor input, Tensor target) {
    return Functional.klDiv(input, target, reduction, logTarget);
  }

  @Override
  protected String describe() {
    return "reduction=" + reduction;
  }
}
