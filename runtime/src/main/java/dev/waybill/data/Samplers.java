package dev.waybill.data;

import dev.waybill.dispatch.WrongArgumentException;

/// What samplers and loaders refuse alike.
final class Samplers {
  private Samplers() {}

  static void checkAtLeast(String name, String argument, long value, long least) {
    if (value < least) {
      throw new WrongArgumentException(
          name, argument, "found " + value + ", expected " + least + " or more.");
    }
  }
}
