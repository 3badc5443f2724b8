package dev.waybill.optim.lr;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;

/// Lets the rate fall to 0: `base · (1 - t / totalIters)^power`.
@Export("optim.lr.PolynomialLr")
public final class PolynomialLr implements LrSchedule {
  private final long totalIters;
  private final double power;

  /// Makes the schedule.
  ///
  /// @param totalIters how many steps it takes, from 1
  /// @param power the exponent
  /// @throws dev.waybill.dispatch.WrongArgumentException if an argument is out of range
  @Creator
  public PolynomialLr(@Default("5") long totalIters, @Default("1.0") double power) {
    Checks.atLeast("optim.lr.PolynomialLr", "totalIters", totalIters, 1);
    this.totalIters = totalIters;
    this.power = power;
  }

  @Override
  public double rate(double base, long t) {
    return base * Math.pow(1 - (double) Math.min(t, totalIters) / totalIters, power);
  }
}
