package dev.waybill.optim.lr;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import java.util.List;
import java.util.OptionalDouble;

/// Several schedules at once: their factors are multiplied.
@Export("optim.lr.ChainedLr")
public final class ChainedLr implements LrSchedule {
  private final List<LrSchedule> schedules;

  /// Makes the schedule.
  ///
  /// @param schedules those that multiply the base rate; others make no sense here
  @Creator
  public ChainedLr(List<LrSchedule> schedules) {
    this.schedules = List.copyOf(schedules);
  }

  @Override
  public double rate(double base, long t) {
    double rate = base;
    for (LrSchedule schedule : schedules) {
      rate = schedule.rate(rate, t);
    }
    return rate;
  }

  @Override
  public OptionalDouble momentum(long t) {
    return schedules.stream()
        .map(schedule -> schedule.momentum(t))
        .filter(OptionalDouble::isPresent)
        .findFirst()
        .orElseGet(OptionalDouble::empty);
  }
}
