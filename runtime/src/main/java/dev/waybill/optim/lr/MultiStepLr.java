package dev.waybill.optim.lr;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import java.util.Arrays;

/// Multiplies the rate by `gamma` at each milestone; one that stands twice counts twice.
@Export("optim.lr.MultiStepLr")
public final class MultiStepLr implements LrSchedule {
  private final long[] milestones;
  private final double gamma;

  /// Makes the schedule.
  ///
  /// @param milestones numbers of steps
  /// @param gamma the factor
  @Creator
  public MultiStepLr(long[] milestones, @Default("0.1") double gamma) {
    this.milestones = milestones.clone();
    this.gamma = gamma;
  }

  @Override
  public double rate(double base, long t) {
    long passed = Arrays.stream(milestones).filter(milestone -> milestone <= t).count();
    return base * Math.pow(gamma, (double) passed);
  }
}
