package org.example.app;

import org.example.api.Geo;

/** Tells distances. */
public final class App {

  private static final String FUNCTION = "geo.meridian";

  private App() {}

  /**
   * Tells a distance.
   *
   * @param arguments none
   */
  @SuppressWarnings("removal")
  public static void main(String[] arguments) {
    double length =
        Geo.meridian(0, 90);
    double same = Geo.alongMeridian(0, 90);
    double radius = Geo.EARTH;
    System.out.println(FUNCTION + ": " + length / radius * same);
    ask(FUNCTION);
  }

  private static void ask(String name) {
    System.out.println(name);
  }
}
