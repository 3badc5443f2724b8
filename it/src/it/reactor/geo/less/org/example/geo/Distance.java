package org.example.geo;

import dev.waybill.annotations.Export;

/** Distances. */
public final class Distance {
  private Distance() {}

  /**
   * Returns the distance of two places on one meridian.
   *
   * @param from degrees north
   * @param to degrees north
   * @return kilometres
   */
  @Export("geo.alongMeridian")
  public static double alongMeridian(double from, double to) {
    return Math.abs(from - to) * 10_000 / 90;
  }
}
