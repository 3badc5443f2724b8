package dev.waybill.ops.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.api.MathOps;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// Whole numbers that no `double` holds.
class WholeNumbersTest {
  private static final long BIG = 1L << 53;

  private final Tensor x = Tensor.of(BIG + 1, BIG, BIG + 2, BIG + 3);

  @Test
  void areOrderedExactly() {
    ValuesAndIndices sorted = MathOps.sort(x);
    assertThat(sorted.values().toLongArray()).containsExactly(BIG, BIG + 1, BIG + 2, BIG + 3);
    assertThat(sorted.indices().toLongArray()).containsExactly(1, 0, 2, 3);
    assertThat(MathOps.topK(x, 2).values().toLongArray()).containsExactly(BIG + 3, BIG + 2);
    assertThat(MathOps.argmax(x).item()).isEqualTo(3L);
    assertThat(MathOps.min(x, 0).indices().item()).isEqualTo(1L);
    assertThat(MathOps.amax(x).item()).isEqualTo(BIG + 3);
    assertThat(MathOps.eq(x, Tensor.of(BIG)).toBooleanArray())
        .containsExactly(false, true, false, false);
  }

  @Test
  void reachTheEndsOfLong() {
    Tensor ends = Tensor.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L, 0L);
    assertThat(MathOps.argsort(ends).toLongArray()).containsExactly(1, 2, 3, 0);
    Tensor down = MathOps.argsort(ends, -1, true, true);
    assertThat(down.toLongArray()).containsExactly(0, 3, 2, 1);
    assertThat(MathOps.clamp(ends, null, 1.0).toLongArray())
        .containsExactly(1, Long.MIN_VALUE, -1, 0);
    assertThat(MathOps.clamp(ends, -3.0, null).toLongArray())
        .containsExactly(Long.MAX_VALUE, -3, -1, 0);
  }

  @Test
  void wrapAround() {
    Tensor ends = Tensor.of(Long.MAX_VALUE, 2L);
    assertThat(MathOps.cumsum(ends, 0).toLongArray())
        .containsExactly(Long.MAX_VALUE, Long.MIN_VALUE + 1);
    assertThat(MathOps.prod(ends).item()).isEqualTo(-2L);
    assertThat(MathOps.pow(Tensor.of(3L), Tensor.of(41L)).item())
        .isEqualTo(java.math.BigInteger.valueOf(3).pow(41).longValue());
  }

  @Test
  void toANegativePowerAreOneOrNothing() {
    Tensor bases = Tensor.of(-2L, -1L, 0L, 1L, 2L);
    assertThat(MathOps.pow(bases, Tensor.of(-3L)).toLongArray()).containsExactly(0, -1, 0, 1, 0);
    assertThat(MathOps.pow(bases, Tensor.of(-2L)).toLongArray()).containsExactly(0, 1, 0, 1, 0);
  }

  @Test
  void becomeFractionsAtAFractionalBound() {
    Tensor clamped = MathOps.clamp(Tensor.of(-3L, 0L, 3L), -1.5, 2.0);
    assertThat(clamped.dtype()).isEqualTo(DType.F32);
    assertThat(clamped.toDoubleArray()).containsExactly(-1.5, 0, 2);
  }
}
