package dev.waybill.plugin.classes;

/** A class file, manifest or jar from which no surface can be read. */
public final class UnreadableClassException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message what cannot be read, why, and what to do
   * @param cause why
   */
  public UnreadableClassException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Makes an exception.
   *
   * @param message what cannot be read, why, and what to do
   */
  public UnreadableClassException(String message) {
    super(message);
  }
}
