package org.example.geo;

import dev.waybill.annotations.Export;
import java.io.IOException;

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
  public Place north(long degrees) {
    return new Place(latitude + degrees);
  }

  /**
   * Returns how it is called.
   *
   * @param language the language
   * @return its name
   * @throws IOException if there is none
   */
  public String name(String language) throws IOException {
    if (language.isEmpty()) {
      throw new IOException("no language");
    }
    return language + latitude;
  }
}
