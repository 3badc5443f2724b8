package dev.waybill.ops.search;

import dev.waybill.dispatch.WrongArgumentException;
import java.io.IOException;

/// The exception for arguments that an op cannot work with.
final class Refusal {
  private Refusal() {}

  /// Makes the exception, to be thrown by the caller.
  static WrongArgumentException of(String op, String argument, String found, String expected) {
    return new WrongArgumentException(
        op, argument, "found " + found + ", expected " + expected + ".");
  }

  /// Makes the exception for a file, with what the system said as its cause.
  static WrongArgumentException of(
      String op, String argument, String found, String expected, IOException cause) {
    WrongArgumentException refusal = of(op, argument, found, expected);
    refusal.initCause(cause);
    return refusal;
  }
}
