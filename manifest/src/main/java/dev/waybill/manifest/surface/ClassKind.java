package dev.waybill.manifest.surface;

/** What a class is declared as. */
public enum ClassKind {
  /** A class. */
  CLASS("class"),
  /** An interface. */
  INTERFACE("interface"),
  /** An enum. */
  ENUM("enum"),
  /** A record. */
  RECORD("record"),
  /** An annotation type. */
  ANNOTATION("@interface");

  private final String word;

  ClassKind(String word) {
    this.word = word;
  }

  /**
   * Returns the word that declares it.
   *
   * @return such as {@code @interface}
   */
  public String word() {
    return word;
  }
}
