package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Module;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The function `nn.functional.tripletMarginLoss` as a loss.
@Stateful
@Export("nn.TripletMarginLoss")
public final class TripletMarginLoss extends Module {
  private final double margin;
  private final double p;
  private final double eps;
  private final boolean swap;
  private final String reduction;

  /// Makes the module.
  ///
  /// @param margin by how much the negative should be farther
  /// @param p the order of the norm
  /// @param eps keeps gradients finite
  /// @param swap whether the negative nearest to either of the others counts
  /// @param reduction `mean`, `sum` or `none`
  @Creator
  public TripletMarginLoss(
      @Default("1.0") double margin,
      @Default("2.0") double p,
      @Default("1e-6") double eps,
      @Default("false") boolean swap,
      @Default("mean") String reduction) {
    this.margin = margin;
    this.p = p;
    this.eps = eps;
    this.swap = swap;
    this.reduction = reduction;
  }

  /// Computes the result, and runs the hooks around it.
  ///
  /// @param anchor `[batch, features]`
  /// @param positive what should be near it
  /// @param negative what should be far from it
  /// @return one number, or one an example
  public Tensor call(Tensor anchor, Tensor positive, Tensor negative) {
    if (!isHooked()) {
      return Functional.tripletMarginLoss(
          anchor, positive, negative, margin, p, eps, swap, reduction);
    }
    return result(
        hooked(
            List.of(anchor, positive, negative),
            in ->
                List.of(
                    Functional.tripletMarginLoss(
                        argument(in, 0, "anchor"),
                        argument(in, 1, "positive"),
                        argument(in, 2, "negative"),
                        margin,
                        p,
                        eps,
                        swap,
                        reduction))));
  }

  @Override
  protected String describe() {
    return "reduction=" + reduction;
  }
}
