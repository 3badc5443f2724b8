package org.example.parts;

import dev.waybill.annotations.Export;

/** The first part. */
public final class First {
  private First() {}

  /**
   * Returns a number, plus one.
   *
   * @param number the number
   * @return the number plus one
   */
  @Export("parts.first")
  public static int first(int number) {
    return number + 1;
  }
}
