package dev.waybill.optim.lr;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.text.Given;
import dev.waybill.optim.Optimizer;
import dev.waybill.optim.ParameterGroup;
import dev.waybill.tensor.Tensor;
import java.util.Map;

/// Lowers the rates of an optimiser where a metric has not become better for a while.
///
/// Source: PyTorch, `torch.optim.lr_scheduler.ReduceLROnPlateau`. A metric is better below `best ·
/// (1 - threshold)` (`rel`) or `best - threshold` (`abs`), for `max` above `best · (1 + threshold)`
/// or `best + threshold`.
@Export("optim.lr.ReduceLrOnPlateau")
public final class ReduceLrOnPlateau {
  private static final String NAME = "optim.lr.ReduceLrOnPlateau";

  private final Optimizer optimizer;
  private final boolean max;
  private final double factor;
  private final long patience;
  private final double threshold;
  private final boolean relative;
  private final long cooldown;
  private final double minLr;
  private final double eps;
  private double best;
  private long bad;
  private long cooling;

  /// Makes the scheduler.
  ///
  /// @param optimizer whose rates are lowered
  /// @param mode `min` where a lower metric is better, else `max`
  /// @param factor what rates are multiplied by, below 1
  /// @param patience how many metrics that are no better are borne
  /// @param threshold by how much a metric must be better
  /// @param thresholdMode `rel` or `abs`
  /// @param cooldown how many metrics do not count after a change
  /// @param minLr the least rate
  /// @param eps the least change that is made
  /// @throws WrongArgumentException if an argument is out of range
  @Creator
  public ReduceLrOnPlateau(
      Optimizer optimizer,
      @Default("min") String mode,
      @Default("0.1") double factor,
      @Default("10") long patience,
      @Default("1e-4") double threshold,
      @Default("rel") String thresholdMode,
      @Default("0") long cooldown,
      @Default("0.0") double minLr,
      @Default("1e-8") double eps) {
    Given.check(NAME, "optimizer", "Optimizer", optimizer);
    Checks.oneOf(NAME, "mode", mode, "min", "max");
    Checks.oneOf(NAME, "thresholdMode", thresholdMode, "rel", "abs");
    if (!(factor > 0 && factor < 1)) {
      throw new WrongArgumentException(
          NAME, "factor", "found " + factor + ", expected 0 to 1, without both.");
    }
    Checks.atLeast(NAME, "patience", patience, 0);
    Checks.atLeast(NAME, "cooldown", cooldown, 0);
    this.optimizer = optimizer;
    this.max = mode.equals("max");
    this.factor = factor;
    this.patience = patience;
    this.threshold = threshold;
    this.relative = thresholdMode.equals("rel");
    this.cooldown = cooldown;
    this.minLr = minLr;
    this.eps = eps;
    this.best = max ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  /// Looks at a metric, and lowers the rates where it has not become better for too long.
  ///
  /// @param metric such as the loss on data that is not learnt from
  public void step(double metric) {
    if (isBetter(metric)) {
      best = metric;
      bad = 0;
    } else {
      bad++;
    }
    if (cooling > 0) {
      cooling--;
      bad = 0;
    }
    if (bad > patience) {
      for (ParameterGroup group : optimizer.groups()) {
        double before = group.number(ParameterGroup.LR);
        double after = Math.max(before * factor, minLr);
        if (before - after > eps) {
          group.set(ParameterGroup.LR, after);
        }
      }
      cooling = cooldown;
      bad = 0;
    }
  }

  private boolean isBetter(double metric) {
    if (Double.isInfinite(best)) {
      return max ? metric > best : metric < best;
    }
    double margin = relative ? best * threshold : threshold;
    return max ? metric > best + margin : metric < best - margin;
  }

  /// Returns where the scheduler stands.
  ///
  /// @return tensors by name
  public Map<String, Tensor> stateDict() {
    return Map.of("best", Tensor.of(best), "counts", Tensor.of(bad, cooling));
  }

  /// Goes on where another scheduler stood.
  ///
  /// @param state what [#stateDict()] returned
  /// @throws WrongArgumentException if it is no such state
  public void loadStateDict(Map<String, Tensor> state) {
    Tensor savedBest = state.get("best");
    Tensor counts = state.get("counts");
    if (savedBest == null || counts == null || savedBest.size() != 1 || counts.size() != 2) {
      throw new WrongArgumentException(
          NAME + ".loadStateDict",
          "state",
          "found " + state.keySet() + ", expected best of 1 number and counts of 2.");
    }
    best = savedBest.getDouble(0);
    bad = counts.getLong(0);
    cooling = counts.getLong(1);
  }
}
