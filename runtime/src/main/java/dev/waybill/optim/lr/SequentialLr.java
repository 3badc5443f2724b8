package dev.waybill.optim.lr;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import java.util.List;
import java.util.OptionalDouble;

/// Several schedules one after the other. Each begins at its own step 0, from the base rate.
@Export("optim.lr.SequentialLr")
public final class SequentialLr implements LrSchedule {
  private final List<LrSchedule> schedules;
  private final long[] milestones;

  /// Makes the schedule.
  ///
  /// @param schedules at least one
  /// @param milestones the steps at which the second and following ones begin, ascending
  /// @throws WrongArgumentException if there is not one milestone less, or they do not ascend
  @Creator
  public SequentialLr(List<LrSchedule> schedules, long... milestones) {
    if (schedules.isEmpty() || milestones.length != schedules.size() - 1) {
      throw new WrongArgumentException(
          "optim.lr.SequentialLr",
          "milestones",
          "found "
              + milestones.length
              + " for "
              + schedules.size()
              + " schedules, expected one less than schedules.");
    }
    for (int i = 1; i < milestones.length; i++) {
      if (milestones[i] <= milestones[i - 1]) {
        throw new WrongArgumentException(
            "optim.lr.SequentialLr",
            "milestones",
            "found "
                + milestones[i]
                + " after "
                + milestones[i - 1]
                + ", expected ascending numbers.");
      }
    }
    this.schedules = List.copyOf(schedules);
    this.milestones = milestones.clone();
  }

  @Override
  public double rate(double base, long t) {
    int phase = phase(t);
    return schedules.get(phase).rate(base, t - start(phase));
  }

  @Override
  public OptionalDouble momentum(long t) {
    int phase = phase(t);
    return schedules.get(phase).momentum(t - start(phase));
  }

  private int phase(long t) {
    int phase = 0;
    while (phase < milestones.length && milestones[phase] <= t) {
      phase++;
    }
    return phase;
  }

  private long start(int phase) {
    return phase == 0 ? 0 : milestones[phase - 1];
  }
}
