package dev.waybill.optim.lr;

import dev.waybill.annotations.Export;
import java.util.function.LongToDoubleFunction;

/// Multiplies the rate of the step before by a function of the step.
@Export("optim.lr.MultiplicativeLr")
public final class MultiplicativeLr implements LrSchedule {
  private final LongToDoubleFunction factor;
  // The product up to a step, so that a run of steps is not worked out anew each time.
  private long known;
  private double product = 1;

  /// Makes the schedule.
  ///
  /// @param factor takes the step, from 1, and returns what the rate before is multiplied by
  public MultiplicativeLr(LongToDoubleFunction factor) {
    this.factor = factor;
  }

  @Override
  public synchronized double rate(double base, long t) {
    if (t < known) {
      known = 0;
      product = 1;
    }
    while (known < t) {
      known++;
      product *= factor.applyAsDouble(known);
    }
    return base * product;
  }
}
