package dev.waybill.optim.lr;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;

/// Moves the rate up and down between two rates, whatever the group began with.
///
/// Source: Smith, "Cyclical learning rates for training neural networks", WACV 2017; PyTorch,
/// `CyclicLR`, which moves momentum too unless told otherwise.
@Export("optim.lr.CyclicLr")
public final class CyclicLr implements LrSchedule {
  private final double baseLr;
  private final double maxLr;
  private final long stepSizeUp;
  private final long stepSizeDown;
  private final String mode;
  private final double gamma;

  /// Makes the schedule.
  ///
  /// @param baseLr the lower rate
  /// @param maxLr the upper rate
  /// @param stepSizeUp how many steps a rise takes, from 1
  /// @param stepSizeDown how many steps a fall takes; as many as a rise where it is below 1
  /// @param mode `triangular`, `triangular2`, which halves each cycle, or `exp_range`
  /// @param gamma the factor of each step in `exp_range`
  /// @throws dev.waybill.dispatch.WrongArgumentException if an argument is out of range
  @Creator
  public CyclicLr(
      double baseLr,
      double maxLr,
      @Default("2000") long stepSizeUp,
      @Default("-1") long stepSizeDown,
      @Default("triangular") String mode,
      @Default("1.0") double gamma) {
    Checks.atLeast("optim.lr.CyclicLr", "stepSizeUp", stepSizeUp, 1);
    Checks.oneOf("optim.lr.CyclicLr", "mode", mode, "triangular", "triangular2", "exp_range");
    this.baseLr = baseLr;
    this.maxLr = maxLr;
    this.stepSizeUp = stepSizeUp;
    this.stepSizeDown = stepSizeDown;
    this.mode = mode;
    this.gamma = gamma;
  }

  @Override
  public double rate(double base, long t) {
    double down = stepSizeDown < 1 ? stepSizeUp : stepSizeDown;
    double length = stepSizeUp + down;
    double cycle = Math.floor(1 + t / length);
    double place = 1 + t / length - cycle;
    double rise = stepSizeUp / length;
    double height = place <= rise ? place / rise : (place - 1) / (rise - 1);
    double scale =
        switch (mode) {
          case "triangular2" -> Math.pow(0.5, cycle - 1);
          case "exp_range" -> Math.pow(gamma, (double) t);
          default -> 1;
        };
    return baseLr + (maxLr - baseLr) * height * scale;
  }
}
