package org.example.shapes;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.DeprecatedName;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Range;

/**
 * A circle.
 *
 * @param radius the radius
 */
@Export("shapes.Circle")
public record Circle(double radius) {
  /** The radius where none is given. */
  @Export("shapes.UNIT_RADIUS")
  public static final double UNIT_RADIUS = 1;

  /**
   * Returns the area of a circle.
   *
   * @param radius the radius
   * @return the area
   */
  @Export(value = {"shapes.circleArea", "shapes.area"}, v1 = "shapes.area")
  @DeprecatedName(
      name = "shapes.area",
      since = "1.0",
      use = "shapes.circleArea",
      why = "It is not the only area.")
  public static double area(@Default("1.0") @Range(min = 0) double radius) {
    return Math.PI * radius * radius;
  }
}
