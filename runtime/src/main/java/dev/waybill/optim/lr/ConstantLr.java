package dev.waybill.optim.lr;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;

/// Multiplies the rate by a factor for some steps only.
@Export("optim.lr.ConstantLr")
public final class ConstantLr implements LrSchedule {
  private final double factor;
  private final long totalIters;

  /// Makes the schedule.
  ///
  /// @param factor the factor
  /// @param totalIters how many steps it holds
  @Creator
  public ConstantLr(@Default("0.3333333333333333") double factor, @Default("5") long totalIters) {
    this.factor = factor;
    this.totalIters = totalIters;
  }

  @Override
  public double rate(double base, long t) {
    return t < totalIters ? base * factor : base;
  }
}
