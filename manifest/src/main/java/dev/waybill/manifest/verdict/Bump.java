package dev.waybill.manifest.verdict;

import dev.waybill.manifest.Version;

/** By how much a version must grow (Semantic Versioning 2.0.0). */
public enum Bump {
  /** The last number: nothing that clients see has changed. */
  PATCH,
  /** The middle number: something was added. */
  MINOR,
  /** The first number: something breaks. */
  MAJOR;

  /**
   * Returns the least version that has grown enough. Before version 1, where nothing is promised
   * yet, the middle number tells that something breaks, the last that something was added.
   *
   * @param version the version before
   * @return the version after
   */
  public String of(String version) {
    int[] numbers = Version.numbers(version);
    boolean promises = numbers[0] > 0;
    if (this == MAJOR && promises) {
      return (numbers[0] + 1) + ".0.0";
    }
    if (this == MAJOR || (this == MINOR && promises)) {
      return numbers[0] + "." + (numbers[1] + 1) + ".0";
    }
    return numbers[0] + "." + numbers[1] + "." + (numbers[2] + 1);
  }
}
