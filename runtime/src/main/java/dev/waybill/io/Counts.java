package dev.waybill.io;

import dev.waybill.tensor.Layout;
import java.util.Arrays;

/// Numbers of elements that files claim, and their texts in messages.
final class Counts {
  /// As many as NumPy and PyTorch know.
  static final int MOST_AXES = 64;

  private static final int LONGEST = 100;

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

  /// Returns what fits into a message of a text from a file.
  static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }

  static String text(long... shape) {
    return Layout.product(shape) + " for shape " + Arrays.toString(shape);
  }
}
