package dev.waybill.manifest.surface;

/** What an annotation says about {@code null} in a place. */
public enum Nullness {
  /** Nothing. */
  UNSPECIFIED(""),
  /** {@code null} may be here. */
  NULLABLE("@Nullable "),
  /** {@code null} may not be here. */
  NON_NULL("@NonNull ");

  private final String prefix;

  Nullness(String prefix) {
    this.prefix = prefix;
  }

  /** The annotation as it stands before a type, with a blank; empty for none. */
  String prefix() {
    return prefix;
  }
}
