package dev.waybill.data;

/// An example that could not be read, or a batch that could not be made.
public final class DataException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// Makes the exception.
  ///
  /// @param message which example, and what was wrong
  /// @param cause what the data set or the collate function threw
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
