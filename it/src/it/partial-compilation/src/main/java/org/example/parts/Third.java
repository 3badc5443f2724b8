package org.example.parts;

import dev.waybill.annotations.Export;

/** The third part. */
public final class Third {
  private Third() {}

  /**
   * Returns a number, plus one.
   *
   * @param number the number
   * @return the number plus one
   */
  @Export("parts.third")
  public static int third(int number) {
    return number + 1;
  }
}
