package dev.waybill.ops.nn.functional;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The vectors are those of Random123's `kat_vectors` for `philox4x32 10`.
class PhiloxTest {

  @Test
  void givesTheKnownAnswers() {
    assertThat(words(0, 0, 0)).containsExactly(0x6627e8d5L, 0xe169c58dL, 0xbc57ac4cL, 0x9b00dbd8L);
    assertThat(words(-1, -1, -1))
        .containsExactly(0x408f276dL, 0x41c83b0eL, 0xa20bc7c6L, 0x6d5451fdL);
    assertThat(words(0x85a308d3_243f6a88L, 0x03707344_13198a2eL, 0x299f31d0_a4093822L))
        .containsExactly(0xd16cfe09L, 0x94fdccebL, 0x5001e420L, 0x24126ea1L);
  }

  @Test
  void numbersDoNotDependOnTheOrderTheyAreAskedFor() {
    Philox forwards = new Philox(7);
    Philox backwards = new Philox(7);
    double[] numbers = new double[11];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = forwards.fraction(i);
    }
    for (int i = numbers.length - 1; i >= 0; i--) {
      assertThat(backwards.fraction(i)).isEqualTo(numbers[i]).isBetween(0.0, Math.nextDown(1.0));
    }
    assertThat(new Philox(8).fraction(0)).isNotEqualTo(numbers[0]);
  }

  private static long[] words(long low, long high, long key) {
    long[] words = new long[4];
    Philox.fill(low, high, key, words);
    return words;
  }
}
