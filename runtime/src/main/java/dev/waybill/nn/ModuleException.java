package dev.waybill.nn;

/// What is wrong with a module: its state cannot be told, or a state does not fit it.
public final class ModuleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// Makes the exception.
  ///
  /// @param message what is wrong, what was found and what was expected
  public ModuleException(String message) {
    super(message);
  }
}
