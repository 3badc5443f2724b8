package org.example.geo;

import dev.waybill.annotations.Export;

/** A place on the Earth. */
@Export("geo.Place")
public final class Place {
  private final double latitude;

  /**
   * Makes a place.
   *
   * @param latitude degrees north
   */
  public Place(double latitude) {
    this.latitude = latitude;
  }

  /**
   * Returns a place further north.
   *
   * @param degrees how far
   * @return the place
   */
  public Place north(int degrees) {
    return new Place(latitude + degrees);
  }

  /**
   * Returns how it is called.
   *
   * @param language the language
   * @return its name
   */
  public String name(String language) {
    return language + latitude;
  }
}
