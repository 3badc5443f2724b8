package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Module;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The function `nn.functional.gaussianNllLoss` as a loss.
@Stateful
@Export({"nn.GaussianNllLoss", "nn.GaussianNLLLoss"})
public final class GaussianNllLoss extends Module {
  private final boolean full;
  private final double eps;
  private final String reduction;

  /// Makes the module.
  ///
  /// @param full whether the constant term is added
  /// @param eps the least variance
  /// @param reduction `mean`, `sum` or `none`
  @Creator
  public GaussianNllLoss(
      @Default("false") boolean full,
      @Default("1e-6") double eps,
      @Default("mean") String reduction) {
    this.full = full;
    this.eps = eps;
    this.reduction = reduction;
  }

  /// Computes the result, and runs the hooks around it.
  ///
  /// @param input the means
  /// @param target what was seen
  /// @param variance the variances
  /// @return one number, or one an example
  public Tensor call(Tensor input, Tensor target, Tensor variance) {
    if (!isHooked()) {
      return Functional.gaussianNllLoss(input, target, variance, full, eps, reduction);
    }
    return result(
        hooked(
            List.of(input, target, variance),
            in ->
                List.of(
                    Functional.gaussianNllLoss(
                        argument(in, 0, "input"),
                        argument(in, 1, "target"),
                        argument(in, 2, "variance"),
                        full,
                        eps,
                        reduction))));
  }

  @Override
  protected String describe() {
    return "reduction=" + reduction;
  }
}
