package dev.waybill.autograd;

/// Something that gradients cannot do: no graph, a graph run twice, a value that was overwritten
/// after it was saved, a write that would make gradients wrong.
public final class GradientException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// Makes the exception.
  ///
  /// @param message what is wrong and what to do
  public GradientException(String message) {
    super(message);
  }

  /// Makes the exception.
  ///
  /// @param message what is wrong and what to do
  /// @param cause what went wrong below
  public GradientException(String message, Throwable cause) {
    super(message, cause);
  }
}
