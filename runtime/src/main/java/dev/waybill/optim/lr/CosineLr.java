package dev.waybill.optim.lr;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;

/// Lets the rate fall along half a cosine, and rise again after it.
///
/// Source: Loshchilov and Hutter, "SGDR", ICLR 2017, equation 5; PyTorch,
/// `CosineAnnealingLR`.
@Export("optim.lr.CosineLr")
public final class CosineLr implements LrSchedule {
  private final long tMax;
  private final double etaMin;

  /// Makes the schedule.
  ///
  /// @param tMax how many steps half a cosine takes, from 1
  /// @param etaMin the least rate
  /// @throws dev.waybill.dispatch.WrongArgumentException if an argument is out of range
  @Creator
  public CosineLr(long tMax, @Default("0.0") double etaMin) {
    Checks.atLeast("optim.lr.CosineLr", "tMax", tMax, 1);
    this.tMax = tMax;
    this.etaMin = etaMin;
  }

  @Override
  public double rate(double base, long t) {
    return etaMin + (base - etaMin) * (1 + Math.cos(Math.PI * t / tMax)) / 2;
  }
}
