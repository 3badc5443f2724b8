package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Module;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The function `nn.functional.pairwiseDistance` as a module.
@Stateful
@Export("nn.PairwiseDistance")
public final class PairwiseDistance extends Module {
  private final double p;
  private final double eps;
  private final boolean keepDim;

  /// Makes the module.
  ///
  /// @param p the order of the norm
  /// @param eps keeps gradients finite
  /// @param keepDim whether the axis stays, with length 1
  @Creator
  public PairwiseDistance(
      @Default("2.0") double p, @Default("1e-6") double eps, @Default("false") boolean keepDim) {
    this.p = p;
    this.eps = eps;
    this.keepDim = keepDim;
  }

  /// Computes the result, and runs the hooks around it.
  ///
  /// @param x1 vectors
  /// @param x2 other vectors
  /// @return one number a vector
  public Tensor call(Tensor x1, Tensor x2) {
    if (!isHooked()) {
      return Functional.pairwiseDistance(x1, x2, p, eps, keepDim);
    }
    return result(
        hooked(
            List.of(x1, x2),
            in ->
                List.of(
                    Functional.pairwiseDistance(
                        argument(in, 0, "x1"), argument(in, 1, "x2"), p, eps, keepDim))));
  }
}
