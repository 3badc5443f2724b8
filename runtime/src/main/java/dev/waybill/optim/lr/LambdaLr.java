package dev.waybill.optim.lr;

import dev.waybill.annotations.Export;
import java.util.function.LongToDoubleFunction;

/// Multiplies the base rate by a function of the step.
@Export("optim.lr.LambdaLr")
public final class LambdaLr implements LrSchedule {
  private final LongToDoubleFunction factor;

  /// Makes the schedule.
  ///
  /// @param factor takes the step, from 0, and returns what the base rate is multiplied by
  public LambdaLr(LongToDoubleFunction factor) {
    this.factor = factor;
  }

  @Override
  public double rate(double base, long t) {
    return base * factor.applyAsDouble(t);
  }
}
