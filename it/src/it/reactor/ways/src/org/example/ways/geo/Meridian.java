package org.example.ways.geo;

import dev.waybill.annotations.Export;

/** Meridians. */
public final class Meridian {
  private Meridian() {}

  /**
   * Returns the place of a meridian.
   *
   * @param name the name of a place
   * @return degrees east
   */
  @Export("geo.meridian")
  public static double meridian(String name) {
    return name.equals("Greenwich") ? 0 : Double.NaN;
  }
}
