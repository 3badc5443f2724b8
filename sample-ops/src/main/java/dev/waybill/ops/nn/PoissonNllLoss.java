package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Loss;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.poissonNllLoss` as a loss.
@Stateful
@Export({"nn.PoissonNllLoss", "nn.PoissonNLLLoss"})
public final class PoissonNllLoss extends Loss {
  private final boolean logInput;
  private final boolean full;
  private final double eps;
  private final String reduction;

  /// Makes the layer.
  ///
  /// @param logInput whether predictions are logarithms
  /// @param full whether the Stirling term is added
  /// @param eps keeps the logarithm finite
  /// @param reduction `mean`, `sum` or `none`
  @Creator
  public PoissonNllLoss(
      @Default("true") boolean logInput,
      @Default("false") boolean full,
      @Default("1e-8") double eps,
      @Default("mean") String reduction) {
    this.logInput = logInput;
    this.full = full;
    this.eps = eps;
    this.reduction = reduction;
  }

  @Override
  protected Tensor forward(Tensor input, Tensor target) {
    return Functional.poissonNllLoss(input, target, logInput, full, eps, reduction);
  }

  @Override
  protected String describe() {
    return "reduction=" + reduction;
  }
}
