package org.example.parts;

import dev.waybill.annotations.Export;

/** The second part. */
public final class Second {
  private Second() {}

  /**
   * Returns a number, plus one.
   *
   * @param number the number
   * @return the number plus one
   */
  @Export("parts.second")
  public static int second(int number) {
    return number + 1;
  }
}
