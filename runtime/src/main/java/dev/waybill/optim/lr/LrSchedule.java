package dev.waybill.optim.lr;

import dev.waybill.annotations.Export;
import java.util.OptionalDouble;

/// A learning rate as a function of the step. It has no state, so a run that stopped goes on with
/// the number of the step alone.
///
/// ```java
/// LrSchedule schedule =
///     new SequentialLr(List.of(new LinearLr(0.1, 1, 5), new CosineLr(100)), 5);
/// ```
@FunctionalInterface
@Export("optim.lr.LrSchedule")
public interface LrSchedule {

  /// Returns the rate of a step.
  ///
  /// @param base the rate that the group began with
  /// @param t the number of the step, from 0
  /// @return the rate
  double rate(double base, long t);

  /// Returns the momentum of a step.
  ///
  /// @param t the number of the step, from 0
  /// @return the momentum; empty where it stays as it is
  default OptionalDouble momentum(long t) {
    return OptionalDouble.empty();
  }
}
