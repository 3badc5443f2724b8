package org.example.geo;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;

/** Distances. */
public final class Distance {
  private Distance() {}

  /**
   * Returns the distance of two places on one meridian.
   *
   * @param from degrees north
   * @param to degrees north
   * @param unit how many kilometres make one
   * @return the distance
   */
  @Export("geo.alongMeridian")
  public static double alongMeridian(double from, double to, @Default("1.0") double unit) {
    return Math.abs(from - to) * 10_000 / 90 / unit;
  }

  /**
   * Returns the length of a circle of latitude.
   *
   * @param latitude degrees north
   * @return kilometres
   */
  @Export("geo.circle")
  public static double circle(double latitude) {
    return 40_075 * Math.cos(Math.toRadians(latitude));
  }
}
