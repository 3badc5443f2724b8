package dev.waybill.optim.lr;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;

/// Lets the rate fall along half a cosine, again and again.
///
/// Source: Loshchilov and Hutter, "SGDR", ICLR 2017; PyTorch, `CosineAnnealingWarmRestarts`.
@Export("optim.lr.CosineRestartsLr")
public final class CosineRestartsLr implements LrSchedule {
  private final long tFirst;
  private final long tMult;
  private final double etaMin;

  /// Makes the schedule.
  ///
  /// @param tFirst how many steps the first fall takes, from 1
  /// @param tMult by what each following one is longer, from 1
  /// @param etaMin the least rate
  /// @throws dev.waybill.dispatch.WrongArgumentException if an argument is out of range
  @Creator
  public CosineRestartsLr(long tFirst, @Default("1") long tMult, @Default("0.0") double etaMin) {
    Checks.atLeast("optim.lr.CosineRestartsLr", "tFirst", tFirst, 1);
    Checks.atLeast("optim.lr.CosineRestartsLr", "tMult", tMult, 1);
    this.tFirst = tFirst;
    this.tMult = tMult;
    this.etaMin = etaMin;
  }

  @Override
  public double rate(double base, long t) {
    long left = t;
    long length = tFirst;
    if (tMult == 1) {
      left %= tFirst;
    } else {
      while (left >= length) {
        left -= length;
        length *= tMult;
      }
    }
    return etaMin + (base - etaMin) * (1 + Math.cos(Math.PI * left / length)) / 2;
  }
}
