package org.example.ways;

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
  @Export({"ways.time", "roads.length"})
  public static double time(double kilometres) {
    return kilometres / 5;
  }

  /**
   * Returns the place of a meridian.
   *
   * @param name the name of a place
   * @return degrees east
   */
  @Export({"ways.meridian", "geo.meridian"})
  public static double meridian(String name) {
    return name.equals("Greenwich") ? 0 : Double.NaN;
  }
}
