package dev.waybill.manifest.verdict;

import java.util.List;

/**
 * A change with what follows from it.
 *
 * @param change the change
 * @param standing whether it counts
 * @param note why it does not count; empty where it does
 * @param witness lines about clients that it breaks; empty where none was looked for or found
 */
public record Finding(Change change, Standing standing, String note, List<String> witness) {

  /** Copies the list. */
  public Finding {
    witness = List.copyOf(witness);
  }

  /**
   * Makes a finding for which no client was looked for.
   *
   * @param change the change
   * @param standing whether it counts
   * @param note why it does not count; empty where it does
   */
  public Finding(Change change, Standing standing, String note) {
    this(change, standing, note, List.of());
  }

  /** Whether a change counts. */
  public enum Standing {
    /** It asks for a version. */
    COUNTS,
    /** It was accepted. */
    ACCEPTED,
    /** Nothing is promised of what has changed. */
    UNSTABLE,
    /** Clients that use what has changed were tried, and none broke: advice only. */
    UNWITNESSED
  }
}
