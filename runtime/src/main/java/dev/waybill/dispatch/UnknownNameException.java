package dev.waybill.dispatch;

import java.util.List;

/// A name that no module has registered.
public final class UnknownNameException extends OpException {

  private static final long serialVersionUID = 1;

  private final transient List<String> nearest;

  /// Makes the exception.
  ///
  /// @param name the name that was asked for
  /// @param nearest the registered names that are most like it, the nearest first
  /// @param hint a sentence, or an empty text
  public UnknownNameException(String name, List<String> nearest, String hint) {
    super(name, text(nearest) + (hint.isEmpty() ? "" : " " + hint));
    this.nearest = List.copyOf(nearest);
  }

  /// Returns the registered names that are most like the unknown one.
  ///
  /// @return at most three names, the nearest first
  public List<String> nearest() {
    return nearest == null ? List.of() : nearest;
  }

  private static String text(List<String> nearest) {
    return nearest.isEmpty()
        ? "found no such name, and no other one is registered."
        : "found no such name, expected a registered one. Nearest: "
            + String.join(", ", nearest)
            + ".";
  }
}
