package dev.waybill.ops.search;

import dev.waybill.dispatch.WrongArgumentException;

/// The exception for arguments that an op cannot work with.
final class Refusal {
  private Refusal() {}

  /// Makes the exception, to be thrown by the caller.
  static WrongArgumentException of(String op, String argument, String found, String expected) {
    return new WrongArgumentException(
        op, argument, "found " + found + ", expected " + expected + ".");
  }
}
