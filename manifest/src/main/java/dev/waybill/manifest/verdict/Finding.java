package dev.waybill.manifest.verdict;

/**
 * A change with what follows from it.
 *
 * @param change the change
 * @param standing whether it counts
 * @param note why it does not count; empty where it does
 */
public record Finding(Change change, Standing standing, String note) {

  /** Whether a change counts. */
  public enum Standing {
    /** It asks for a version. */
    COUNTS,
    /** It was accepted. */
    ACCEPTED,
    /** Nothing is promised of what has changed. */
    UNSTABLE
  }
}
