package dev.waybill.ops.nn.functional;

/// Random numbers by position: the i-th number of a seed does not depend on the ones before.
///
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011),
/// Philox-4x32-10.
final class Philox {
  private static final long WORD = 0xffff_ffffL;
  private static final long FIRST_MULTIPLIER = 0xD251_1F53L;
  private static final long SECOND_MULTIPLIER = 0xCD9E_8D57L;
  private static final long FIRST_WEYL = 0x9E37_79B9L;
  private static final long SECOND_WEYL = 0xBB67_AE85L;
  private static final int ROUNDS = 10;

  private final long seed;
  private final long[] block = new long[4];
  private long known = -1;

  Philox(long seed) {
    this.seed = seed;
  }

  /// Returns the i-th number of the seed.
  ///
  /// @param i from 0
  /// @return in [0, 1), a multiple of 2⁻³²
  double fraction(long i) {
    if (i >>> 2 != known) {
      known = i >>> 2;
      fill(known, 0, seed, block);
    }
    return block[(int) (i & 3)] * 0x1p-32;
  }

  /// Computes four words of 32 bits.
  ///
  /// @param low the low words of the counter
  /// @param high the high words
  /// @param key both words of the key
  /// @param words takes the result
  static void fill(long low, long high, long key, long[] words) {
    words[0] = low & WORD;
    words[1] = low >>> 32;
    words[2] = high & WORD;
    words[3] = high >>> 32;
    long first = key & WORD;
    long second = key >>> 32;
    for (int round = 0; round < ROUNDS; round++) {
      long left = FIRST_MULTIPLIER * words[0];
      long right = SECOND_MULTIPLIER * words[2];
      words[0] = right >>> 32 ^ words[1] ^ first;
      words[1] = right & WORD;
      words[2] = left >>> 32 ^ words[3] ^ second;
      words[3] = left & WORD;
      first = first + FIRST_WEYL & WORD;
      second = second + SECOND_WEYL & WORD;
    }
  }
}
