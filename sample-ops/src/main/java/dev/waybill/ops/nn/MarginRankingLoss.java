package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Module;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The function `nn.functional.marginRankingLoss` as a loss.
@Stateful
@Export("nn.MarginRankingLoss")
public final class MarginRankingLoss extends Module {
  private final double margin;
  private final String reduction;

  /// Makes the module.
  ///
  /// @param margin by how much one should be above the other
  /// @param reduction `mean`, `sum` or `none`
  @Creator
  public MarginRankingLoss(@Default("0.0") double margin, @Default("mean") String reduction) {
    this.margin = margin;
    this.reduction = reduction;
  }

  /// Computes the result, and runs the hooks around it.
  ///
  /// @param x1 the one
  /// @param x2 the other, of the same shape
  /// @param y 1 where `x1` should be above, -1 where below
  /// @return one number, or one an example
  public Tensor call(Tensor x1, Tensor x2, Tensor y) {
    if (!isHooked()) {
      return Functional.marginRankingLoss(x1, x2, y, margin, reduction);
    }
    return result(
        hooked(
            List.of(x1, x2, y),
            in ->
                List.of(
                    Functional.marginRankingLoss(
                        argument(in, 0, "x1"),
                        argument(in, 1, "x2"),
                        argument(in, 2, "y"),
                        margin,
                        reduction))));
  }

  @Override
  protected String describe() {
    return "reduction=" + reduction;
  }
}
