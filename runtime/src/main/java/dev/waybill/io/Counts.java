package dev.waybill.io;

import java.util.Arrays;

/// Numbers of elements that files claim.
final class Counts {
  private Counts() {}

  /// Multiplies lengths of 0 or more; the largest `long` where they exceed it.
  static long size(long... shape) {
    long size = 1;
    for (long length : shape) {
      if (length == 0) {
        return 0;
      }
      long product = size * length;
      boolean fits = Math.multiplyHigh(size, length) == 0 && product >= 0;
      size = fits ? product : Long.MAX_VALUE;
    }
    return size;
  }

  static String text(long... shape) {
    return size(shape) + " for shape " + Arrays.toString(shape);
  }
}
