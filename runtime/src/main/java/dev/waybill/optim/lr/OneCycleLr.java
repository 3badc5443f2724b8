package dev.waybill.optim.lr;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import java.util.OptionalDouble;

/// Lets the rate rise to its largest and fall far below where it began; momentum goes the
/// other way.
///
/// Source: Smith and Topin, "Super-convergence", 2018; PyTorch, `OneCycleLR`.
@Export("optim.lr.OneCycleLr")
public final class OneCycleLr implements LrSchedule {
  private final double maxLr;
  private final long totalSteps;
  private final double pctStart;
  private final String annealStrategy;
  private final double divFactor;
  private final double finalDivFactor;
  private final boolean threePhase;
  private final boolean cycleMomentum;
  private final double baseMomentum;
  private final double maxMomentum;

  /// Makes the schedule.
  ///
  /// @param maxLr the largest rate
  /// @param totalSteps how many steps there are, from 1
  /// @param pctStart the part of the steps that rise, 0 to 1
  /// @param annealStrategy `cos` or `linear`
  /// @param divFactor the largest rate over the first
  /// @param finalDivFactor the first rate over the last
  /// @param threePhase whether it falls as it rose before it falls on
  /// @param cycleMomentum whether momentum moves too
  /// @param baseMomentum the least momentum
  /// @param maxMomentum the largest momentum
  /// @throws dev.waybill.dispatch.WrongArgumentException if an argument is out of range
  @Creator
  public OneCycleLr(
      double maxLr,
      long totalSteps,
      @Default("0.3") double pctStart,
      @Default("cos") String annealStrategy,
      @Default("25.0") double divFactor,
      @Default("10000.0") double finalDivFactor,
      @Default("false") boolean threePhase,
      @Default("true") boolean cycleMomentum,
      @Default("0.85") double baseMomentum,
      @Default("0.95") double maxMomentum) {
    Checks.atLeast("optim.lr.OneCycleLr", "totalSteps", totalSteps, 1);
    Checks.share("optim.lr.OneCycleLr", "pctStart", pctStart);
    Checks.oneOf("optim.lr.OneCycleLr", "annealStrategy", annealStrategy, "cos", "linear");
    this.maxLr = maxLr;
    this.totalSteps = totalSteps;
    this.pctStart = pctStart;
    this.annealStrategy = annealStrategy;
    this.divFactor = divFactor;
    this.finalDivFactor = finalDivFactor;
    this.threePhase = threePhase;
    this.cycleMomentum = cycleMomentum;
    this.baseMomentum = baseMomentum;
    this.maxMomentum = maxMomentum;
  }

  @Override
  public double rate(double base, long t) {
    double first = maxLr / divFactor;
    double last = first / finalDivFactor;
    return threePhase ? at(t, first, maxLr, first, last) : at(t, first, maxLr, last, last);
  }

  @Override
  public OptionalDouble momentum(long t) {
    return cycleMomentum
        ? OptionalDouble.of(at(t, maxMomentum, baseMomentum, maxMomentum, maxMomentum))
        : OptionalDouble.empty();
  }

  private double at(long t, double first, double peak, double second, double last) {
    if (t > totalSteps) {
      throw new WrongArgumentException(
          "optim.lr.OneCycleLr",
          "totalSteps",
          "tried to step "
              + t
              + " times, the specified number of total steps is "
              + totalSteps
              + ".");
    }
    double up = pctStart * totalSteps - 1;
    double down = threePhase ? 2 * pctStart * totalSteps - 2 : totalSteps - 1;
    if (t <= up) {
      return up == 0 ? peak : between(first, peak, t / up); // no step to rise in
    }
    if (t <= down || !threePhase) {
      return between(peak, second, (t - up) / (down - up));
    }
    return between(second, last, (t - down) / (totalSteps - 1 - down));
  }

  private double between(double from, double to, double share) {
    return annealStrategy.equals("linear")
        ? from + (to - from) * share
        : to + (from - to) / 2 * (1 + Math.cos(Math.PI * share));
  }
}
