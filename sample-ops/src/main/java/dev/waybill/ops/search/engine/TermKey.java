package dev.waybill.ops.search.engine;

/// What a table of terms compares instead of characters: 64 bits that hold a short term whole, and
/// the hash of a longer one.
///
/// Most words have at most seven Latin letters or three others, and comparing the characters of a
/// term costs two more places of memory that are in no cache: with the keys, an index of the
/// synthetic million is built in two thirds of the time.
final class TermKey {
  /// The key of a text with a surrogate, which needs a closer look; no other key is equal.
  static final long SURROGATE = Long.MAX_VALUE;

  private static final int LATIN_LETTERS = 7;
  private static final int LETTERS = 3;
  private static final long LATIN = 0x10L << 56;
  private static final long ANY = 0x20L << 56;
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private TermKey() {}

  /// Returns the key of a text; those of texts with a hash are negative.
  static long of(char[] text, int length) {
    if (length <= LATIN_LETTERS) {
      long packed = 0;
      int all = 0;
      for (int i = 0; i < length; i++) {
        packed = packed << 8 | text[i];
        all |= text[i];
      }
      if (all < 0x100) {
        return LATIN + ((long) length << 56) | packed;
      }
    }
    for (int i = 0; i < length; i++) {
      if (Character.isSurrogate(text[i])) {
        return SURROGATE;
      }
    }
    return length <= LETTERS ? whole(text, length) : hash(text, length);
  }

  /// Returns the key of a longer text, or of one whose surrogates are known to be in pairs.
  static long hash(char[] text, int length) {
    long hash = length;
    for (int i = 0; i < length; i++) {
      hash = hash * MULTIPLIER + text[i];
    }
    return mix(hash) | Long.MIN_VALUE;
  }

  /// Returns whether texts with this key may differ.
  static boolean isHash(long key) {
    return key < 0;
  }

  /// Spreads a key over a table.
  static long mix(long key) {
    long mixed = (key ^ (key >>> 32)) * MULTIPLIER;
    return mixed ^ (mixed >>> 32);
  }

  private static long whole(char[] text, int length) {
    long packed = 0;
    for (int i = 0; i < length; i++) {
      packed = packed << 16 | text[i];
    }
    return ANY + ((long) length << 56) | packed;
  }
}
