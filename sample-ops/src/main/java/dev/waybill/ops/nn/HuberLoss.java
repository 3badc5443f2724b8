package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Loss;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.huberLoss` as a loss.
@Stateful
@Export("nn.HuberLoss")
public final class HuberLoss extends Loss {
  private final String reduction;
  private final double delta;

  /// Makes the layer.
  ///
  /// @param reduction `mean`, `sum` or `none`
  /// @param delta where one branch becomes the other, above 0
  @Creator
  public HuberLoss(@Default("mean") String reduction, @Default("1.0") double delta) {
    this.reduction = reduction;
    this.delta = delta;
  }

  @Override
  protected Tensor forward(Tensor input, Tensor target) {
    return Functional.huberLoss(input, target, reduction, delta);
  }

  @Override
  protected String describe() {
    return "reduction=" + reduction;
  }
}
