package dev.waybill.optim.lr;

import dev.waybill.dispatch.WrongArgumentException;
import java.util.List;

/// Refusals that schedules share.
final class Checks {
  private Checks() {}

  static void atLeast(String name, String argument, long value, long least) {
    if (value < least) {
      throw new WrongArgumentException(
          name, argument, "found " + value + ", expected " + least + " or more.");
    }
  }

  static void share(String name, String argument, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new WrongArgumentException(name, argument, "found " + value + ", expected 0 to 1.");
    }
  }

  static void oneOf(String name, String argument, String value, String... choices) {
    if (!List.of(choices).contains(value)) {
      throw new WrongArgumentException(
          name,
          argument,
          "found \"" + value + "\", expected one of " + String.join(", ", choices) + ".");
    }
  }
}
