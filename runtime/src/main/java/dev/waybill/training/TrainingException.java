package dev.waybill.training;

/// A training that cannot begin or go on.
public final class TrainingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// Makes the exception.
  ///
  /// @param message what was found and what was expected
  public TrainingException(String message) {
    super(message);
  }

  /// Makes the exception.
  ///
  /// @param message what was found and what was expected
  /// @param cause what was thrown before
  public TrainingException(String message, Throwable cause) {
    super(message, cause);
  }
}
