package dev.waybill.ops.search.engine;

/// Lucene's one-byte document length: exact up to 40, then four significant bits of what is above
/// 24, rounded down.
final class LengthByte {
  private static final int EXACT = 24;

  private LengthByte() {}

  /// Returns what is left of a length after a round trip through the byte.
  static int round(int length) {
    if (length < EXACT) {
      return length;
    }
    int above = length - EXACT;
    int dropped = Math.max(0, 28 - Integer.numberOfLeadingZeros(above));
    return EXACT + (above >>> dropped << dropped);
  }
}
