package dev.waybill.kernel;

import dev.waybill.tensor.Layout;

/// How many places there are before, along and behind axes side by side.
///
/// @param outer before them
/// @param count along them
/// @param inner behind them
record Extent(long outer, long count, long inner) {

  /// Counts them.
  static Extent of(Layout layout, int first, int axes) {
    long outer = 1;
    long count = 1;
    long inner = 1;
    for (int axis = 0; axis < layout.rank(); axis++) {
      long length = layout.shape(axis);
      outer *= axis < first ? length : 1;
      count *= axis >= first && axis < first + axes ? length : 1;
      inner *= axis >= first + axes ? length : 1;
    }
    return new Extent(outer, count, inner);
  }
}
