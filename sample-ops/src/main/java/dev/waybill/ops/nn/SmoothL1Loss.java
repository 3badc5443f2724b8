package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Loss;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.smoothL1Loss` as a loss.
@Stateful
@Export("nn.SmoothL1Loss")
public final class SmoothL1Loss extends Loss {
  private final String reduction;
  private final double beta;

  /// Makes the layer.
  ///
  /// @param reduction `mean`, `sum` or `none`
  /// @param beta where one branch becomes the other, from 0
  @Creator
  public SmoothL1Loss(@Default("mean") String reduction, @Default("1.0") double beta) {
    this.reduction = reduction;
    this.beta = beta;
  }

  @Override
  protected Tensor forward(Tensor input, Tensor target) {
    return Functional.smoothL1Loss(input, target, reduction, beta);
  }

  @Override
  protected String describe() {
    return "reduction=" + reduction;
  }
}
