package dev.waybill.optim.lr;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;

/// Multiplies the rate by `gamma` after every `stepSize` steps: `base · γ^⌊t / stepSize⌋`.
@Export("optim.lr.StepLr")
public final class StepLr implements LrSchedule {
  private final long stepSize;
  private final double gamma;

  /// Makes the schedule.
  ///
  /// @param stepSize how many steps a rate holds, from 1
  /// @param gamma the factor
  /// @throws dev.waybill.dispatch.WrongArgumentException if an argument is out of range
  @Creator
  public StepLr(long stepSize, @Default("0.1") double gamma) {
    Checks.atLeast("optim.lr.StepLr", "stepSize", stepSize, 1);
    this.stepSize = stepSize;
    this.gamma = gamma;
  }

  @Override
  public double rate(double base, long t) {
    long drops = t / stepSize;
    return base * Math.pow(gamma, (double) drops);
  }
}
