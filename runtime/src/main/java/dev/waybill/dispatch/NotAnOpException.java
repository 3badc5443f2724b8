package dev.waybill.dispatch;

/// A name that is registered, but not for an op.
public final class NotAnOpException extends OpException {

  private static final long serialVersionUID = 1;

  private final String kind;

  /// Makes the exception.
  ///
  /// @param name the name
  /// @param kind what it is: `function`, `type` or `constant`
  public NotAnOpException(String name, String kind) {
    super(name, "found a " + kind + ", expected an op. Use Registry.lookup for it.");
    this.kind = kind;
  }

  /// Returns what the name stands for.
  ///
  /// @return `function`, `type` or `constant`
  public String kind() {
    return kind;
  }
}
