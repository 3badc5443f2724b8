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
        ? "nothing is registered under this name, nor under any other."
        : "nothing is registered under this name (did you mean " + choice(nearest) + "?).";
  }

  private static String choice(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }
}
