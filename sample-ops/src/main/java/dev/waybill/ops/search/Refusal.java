package dev.waybill.ops.search;

/// The exception for arguments that an op cannot work with.
final class Refusal {
  private Refusal() {}

  /// Makes the exception, to be thrown by the caller.
  static IllegalArgumentException of(String op, String problem) {
    return new IllegalArgumentException(op + ": " + problem);
  }
}
