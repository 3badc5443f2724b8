package dev.waybill.optim.lr;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;

/// Multiplies the rate by `gamma` at each step: `base · γᵗ`.
@Export("optim.lr.ExponentialLr")
public final class ExponentialLr implements LrSchedule {
  private final double gamma;

  /// Makes the schedule.
  ///
  /// @param gamma the factor
  @Creator
  public ExponentialLr(double gamma) {
    this.gamma = gamma;
  }

  @Override
  public double rate(double base, long t) {
    return base * Math.pow(gamma, (double) t);
  }
}
