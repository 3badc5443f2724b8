package org.example.ways.roads;

import dev.waybill.annotations.Export;

/** Ways. */
public final class Way {
  private Way() {}

  /**
   * Returns how long a way takes.
   *
   * @param kilometres how far it goes
   * @return hours
   */
  @Export({"roads.time", "roads.length"})
  public static double time(double kilometres) {
    return kilometres / 5;
  }
}
