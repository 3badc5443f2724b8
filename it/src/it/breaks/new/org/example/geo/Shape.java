package org.example.geo;

import dev.waybill.annotations.Export;

/** A shape on the Earth. */
@Export("geo.Shape")
public sealed interface Shape {
  /** A circle. */
  record Circle(double radius) implements Shape {}

  /** A square. */
  record Square(double side) implements Shape {}
}
