package dev.waybill.plugin.scan;

/**
 * A name that is not to be used any more.
 *
 * @param name the name
 * @param state whether it is still there
 * @param library whose name it is
 * @param since the version that deprecated or removed it; empty where nothing is said
 * @param removal the version that removes a deprecated name; empty where that is not decided
 * @param why the reason; empty where none is given
 * @param replacement what to use instead
 */
public record RetiredName(
    String name,
    State state,
    String library,
    String since,
    String removal,
    String why,
    Replacement replacement) {

  RetiredName with(Replacement other) {
    return new RetiredName(name, state, library, since, removal, why, other);
  }

  /** Whether a name is still there. */
  public enum State {
    /** It is gone. */
    REMOVED,
    /** It still means the same. */
    DEPRECATED
  }

  /**
   * What to use instead of a name.
   *
   * @param name an exported name; empty where nobody says which
   * @param java how Java reaches it, such as {@code org.example.api.Search.topK}; empty where the
   *     name is not known
   * @param signature its signature, where that differs from the one of the old name; else empty
   */
  public record Replacement(String name, String java, String signature) {

    /** No replacement. */
    public static final Replacement NONE = new Replacement("", "", "");
  }
}
