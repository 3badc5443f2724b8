package dev.waybill.tensor;

/// Random numbers that depend on a seed and a position only, so that they are the same however many
/// threads draw them: Philox4x32-10. Immutable.
///
/// Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
public final class Philox {
  /// How many bits a number of the uniform distribution has.
  public static final int BITS = 53;

  private static final int ROUNDS = 10;
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final long LOW = 0xFFFF_FFFFL;

  private final long seed;
  private final long stream;

  /// Makes the generator of a seed.
  ///
  /// @param seed any number
  public Philox(long seed) {
    this(seed, 0);
  }

  /// Makes one of the generators of a seed.
  ///
  /// @param seed any number
  /// @param stream any number; other streams give other numbers
  public Philox(long seed, long stream) {
    this.seed = seed;
    this.stream = stream;
  }

  /// Returns a number of the uniform distribution.
  ///
  /// @param position from 0
  /// @return from 0 to 1, without 1; a multiple of 2⁻⁵³
  public double uniform(long position) {
    int[] words = block(position >> 1);
    return (position & 1) == 0 ? real(words[0], words[1]) : real(words[2], words[3]);
  }

  /// Returns a number of the uniform distribution that a dtype holds: cut off, because rounding
  /// could give 1.
  ///
  /// @param position from 0
  /// @param dtype a floating one
  /// @return from 0 to 1, without 1; a multiple of 2⁻²⁴ (`f32`), 2⁻⁵³ (`f64`), 2⁻¹¹ (`f16`) or 2⁻⁸
  /// (`bf16`)
  public double uniform(long position, DType dtype) {
    double unit = Math.scalb(1.0, -bits(dtype));
    return Math.floor(uniform(position) / unit) * unit;
  }

  /// Returns how many bits a number of the uniform distribution has in a dtype.
  ///
  /// @param dtype a floating one
  /// @return up to [#BITS]
  public static int bits(DType dtype) {
    return switch (dtype) {
      case F32 -> 24;
      case F16 -> 11;
      case BF16 -> 8;
      default -> BITS;
    };
  }

  /// Returns a number of the standard normal distribution, by Box and Muller's transform.
  ///
  /// @param position from 0
  /// @return a finite number
  public double normal(long position) {
    int[] words = block(position >> 1);
    // 1 - u is never 0, so the logarithm is finite. StrictMath has the same bits everywhere.
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - real(words[0], words[1])));
    double angle = 2 * Math.PI * real(words[2], words[3]);
    return radius * ((position & 1) == 0 ? StrictMath.cos(angle) : StrictMath.sin(angle));
  }

  /// Returns four random words.
  ///
  /// @param block from 0
  /// @return a new array of 4 numbers of 32 bits
  public int[] block(long block) {
    int[] words = {
      (int) block, (int) (block >>> 32), (int) stream, (int) (stream >>> 32),
    };
    mix(words, (int) seed, (int) (seed >>> 32));
    return words;
  }

  /// Replaces a counter by its random words.
  static void mix(int[] words, int key0, int key1) {
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long a = MULTIPLIER_0 * (words[0] & LOW);
      long b = MULTIPLIER_1 * (words[2] & LOW);
      words[0] = (int) (b >>> 32) ^ words[1] ^ k0;
      words[1] = (int) b;
      words[2] = (int) (a >>> 32) ^ words[3] ^ k1;
      words[3] = (int) a;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
  }

  private static double real(int high, int low) {
    return ((high & LOW) << 21 | (low & LOW) >>> 11) * 0x1p-53;
  }
}
