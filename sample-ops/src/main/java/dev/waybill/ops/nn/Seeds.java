package dev.waybill.ops.nn;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Generator;

/// Where layers get the seeds of their random draws from.
final class Seeds {
  private Seeds() {}

  /// Returns the seed of a draw; in evaluation nothing is drawn, so that the generator stands
  /// still.
  static long next(boolean training) {
    return training ? Generator.current().nextSeed() : 0;
  }

  static void checkProbability(String name, String argument, double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new WrongArgumentException(
          name,
          argument,
          "dropout probability has to be between 0 and 1, found " + p + ", expected 0 to 1.");
    }
  }
}
