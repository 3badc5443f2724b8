package org.example.clash;

import dev.waybill.annotations.Export;

/** Picks the best. */
public final class Best {
  private Best() {}

  /**
   * Returns the greatest of some numbers.
   *
   * @param scores the numbers
   * @return the greatest
   */
  @Export("search.topK")
  public static double best(double[] scores) {
    double best = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      best = Math.max(best, score);
    }
    return best;
  }
}
