package dev.waybill.internal.distributed;

import dev.waybill.distributed.Collective.Signature;
import dev.waybill.distributed.DistributedException;

/// What is said of ranks that do not do the same, on all engines in the same words.
final class Headers {
  private Headers() {}

  static DistributedException mismatch(
      long number, Signature first, int other, long otherNumber, Signature second) {
    return new DistributedException(
        -1,
        "collective "
            + number
            + ": rank 0 calls "
            + first
            + ", but rank "
            + other
            + " calls "
            + second
            + (number == otherNumber ? "" : " as its collective " + otherNumber)
            + ". All ranks must call the same collectives in the same order.");
  }

  static String times(long number) {
    return number + (number == 1 ? " collective" : " collectives");
  }
}
