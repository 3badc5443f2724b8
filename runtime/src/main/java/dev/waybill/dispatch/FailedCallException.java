package dev.waybill.dispatch;

/// A checked exception of an op or function that was called by name.
public final class FailedCallException extends OpException {

  private static final long serialVersionUID = 1;

  /// Makes the exception.
  ///
  /// @param op the name of the op or function
  /// @param cause what it threw
  public FailedCallException(String op, Exception cause) {
    super(op, "found a failure while it ran: " + cause);
    initCause(cause);
  }
}
