package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Module;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The function `nn.functional.ctcLoss` as a loss.
@Stateful
@Export({"nn.CtcLoss", "nn.CTCLoss"})
public final class CtcLoss extends Module {
  private final long blank;
  private final String reduction;
  private final boolean zeroInfinity;

  /// Makes the module.
  ///
  /// @param blank the class that stands for nothing
  /// @param reduction `mean`, `sum` or `none`
  /// @param zeroInfinity whether infinite losses count as 0
  @Creator
  public CtcLoss(
      @Default("0") long blank,
      @Default("mean") String reduction,
      @Default("false") boolean zeroInfinity) {
    this.blank = blank;
    this.reduction = reduction;
    this.zeroInfinity = zeroInfinity;
  }

  /// Computes the result, and runs the hooks around it.
  ///
  /// @param logProbs logarithms of probabilities, `[time, batch, classes]`
  /// @param targets classes, `[batch, length]` or one after the other
  /// @param inputLengths one an example
  /// @param targetLengths one an example
  /// @return one number, or one an example
  public Tensor call(Tensor logProbs, Tensor targets, Tensor inputLengths, Tensor targetLengths) {
    if (!isHooked()) {
      return Functional.ctcLoss(
          logProbs, targets, inputLengths, targetLengths, blank, reduction, zeroInfinity);
    }
    return result(
        hooked(
            List.of(logProbs, targets, inputLengths, targetLengths),
            in ->
                List.of(
                    Functional.ctcLoss(
                        argument(in, 0, "logProbs"),
                        argument(in, 1, "targets"),
                        argument(in, 2, "inputLengths"),
                        argument(in, 3, "targetLengths"),
                        blank,
                        reduction,
                        zeroInfinity))));
  }

  @Override
  protected String describe() {
    return "reduction=" + reduction;
  }
}
