package dev.waybill.optim.lr;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;

/// Changes the rate evenly from one factor to another, as a warm-up does.
@Export("optim.lr.LinearLr")
public final class LinearLr implements LrSchedule {
  private final double startFactor;
  private final double endFactor;
  private final long totalIters;

  /// Makes the schedule.
  ///
  /// @param startFactor the factor of step 0
  /// @param endFactor the factor at last
  /// @param totalIters how many steps it takes, from 1
  /// @throws dev.waybill.dispatch.WrongArgumentException if an argument is out of range
  @Creator
  public LinearLr(
      @Default("0.3333333333333333") double startFactor,
      @Default("1.0") double endFactor,
      @Default("5") long totalIters) {
    Checks.atLeast("optim.lr.LinearLr", "totalIters", totalIters, 1);
    this.startFactor = startFactor;
    this.endFactor = endFactor;
    this.totalIters = totalIters;
  }

  @Override
  public double rate(double base, long t) {
    double share = (double) Math.min(t, totalIters) / totalIters;
    return base * (startFactor + (endFactor - startFactor) * share);
  }
}
