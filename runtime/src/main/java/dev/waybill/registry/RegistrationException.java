package dev.waybill.registry;

/// Modules that cannot be in one registry, or a module that registers nonsense. Thrown when the
/// registry is built.
public final class RegistrationException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  /// Makes the exception.
  ///
  /// @param message what is wrong, and what to do
  public RegistrationException(String message) {
    super(message);
  }
}
