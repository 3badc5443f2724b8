package dev.waybill.plugin.baseline;

/** A check that cannot be run: what it needs is not there, or cannot be read. */
public final class BaselineException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message what is wrong, where, and what to do
   */
  public BaselineException(String message) {
    super(message);
  }

  /**
   * Makes an exception that says what its cause says.
   *
   * @param cause why
   */
  public BaselineException(Exception cause) {
    super(cause.getMessage(), cause);
  }
}
