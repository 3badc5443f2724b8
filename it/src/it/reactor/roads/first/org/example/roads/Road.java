package org.example.roads;

import dev.waybill.annotations.Export;
import org.example.geo.Distance;

/** Roads. */
public final class Road {
  private Road() {}

  /**
   * Returns the length of a road to the north.
   *
   * @param degrees how far it goes
   * @return kilometres
   */
  @Export("roads.length")
  public static double length(double degrees) {
    return Distance.alongMeridian(0, degrees);
  }
}
