package dev.waybill.manifest.verdict;

/** What a change means to a client, the worst first. */
public enum Impact {
  /** Clients that are already compiled fail to link or run. */
  BINARY,
  /** Clients fail to compile. */
  SOURCE,
  /** Clients compile and run, and get something else. */
  BEHAVIOUR,
  /** Some clients may break; no rule says which. */
  ADVISORY,
  /** No client breaks. */
  COMPATIBLE;

  /**
   * Returns whether a stable surface may not change so without a new major version.
   *
   * @return whether it breaks clients
   */
  public boolean isBreaking() {
    return this == BINARY || this == SOURCE || this == BEHAVIOUR;
  }
}
