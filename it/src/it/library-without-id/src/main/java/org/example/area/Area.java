package org.example.area;

import dev.waybill.annotations.Export;

/** Areas. */
public final class Area {
  private Area() {}

  /**
   * Returns the area of a rectangle.
   *
   * @param width kilometres
   * @param height kilometres
   * @return square kilometres
   */
  @Export("area.rectangle")
  public static double rectangle(double width, double height) {
    return width * height;
  }
}
