package org.example.geo;

import dev.waybill.annotations.DeprecatedName;
import dev.waybill.annotations.Export;

/** Distances. */
public final class Distance {

  /** The radius of the Earth in kilometres. */
  @Export("geo.EARTH")
  public static final double EARTH = Double.parseDouble("6371");

  private Distance() {}

  /**
   * Returns the distance of two places on one meridian.
   *
   * @param from degrees north
   * @param to degrees north
   * @return kilometres
   */
  @Export({"geo.alongMeridian", "geo.meridian"})
  @DeprecatedName(
      name = "geo.meridian",
      since = "1.0",
      removal = "2.0",
      use = "geo.alongMeridian",
      why = "A meridian is a place.")
  public static double alongMeridian(double from, double to) {
    return Math.abs(from - to) * 10_000 / 90;
  }
}
