package dev.waybill.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.WrongArgumentException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Verdicts against brute force over all addresses.
class OverlapTest {
  private static final int CHAINS = 10_000;
  private static final long SEED = 20_260_801;

  @Test
  void equalsBruteForceOverRandomViewChains() {
    Random random = new Random(SEED);
    int overlapping = 0;
    Map<Overlap, Integer> pairs = new EnumMap<>(Overlap.class);
    for (int i = 0; i < CHAINS; i++) {
      Layout base = Layout.dense(0, Chains.shape(random));
      Layout a = Chains.view(random, base);
      Layout b = Chains.view(random, base);
      String what = "seed " + SEED + ", chain " + i + ": " + a + " and " + b;
      assertThat(Overlap.within(a)).as(what).isEqualTo(repeats(a));
      Overlap expected = bruteForce(a, b);
      assertThat(Overlap.between(a, b)).as(what).isEqualTo(expected);
      assertThat(Overlap.between(b, a)).as(what).isEqualTo(expected);
      overlapping += repeats(a) ? 1 : 0;
      pairs.merge(expected, 1, Integer::sum);
    }
    // The chains reach every verdict, else the test would show nothing.
    assertThat(overlapping).isBetween(CHAINS / 10, CHAINS * 9 / 10);
    assertThat(pairs).hasSize(3).allSatisfy((verdict, n) -> assertThat(n).isGreaterThan(300));
  }

  /// Strides that no chain of views gives, so that every part of the equation's search runs.
  @Test
  void equalsBruteForceOverRandomStrides() {
    Random random = new Random(SEED);
    int undecidedByDominance = 0;
    for (int i = 0; i < CHAINS; i++) {
      Layout a = Chains.strides(random);
      Layout b = Chains.strides(random);
      String what = "seed " + SEED + ", layout " + i + ": " + a + " and " + b;
      assertThat(Overlap.within(a)).as(what).isEqualTo(repeats(a));
      assertThat(Overlap.between(a, b)).as(what).isEqualTo(bruteForce(a, b));
      undecidedByDominance += Overlap.within(a) || a.isDense() ? 0 : 1;
    }
    assertThat(undecidedByDominance).isGreaterThan(1_000);
  }

  @Test
  void decidesLargeLayoutsWithoutVisitingThem() {
    Layout table = Layout.dense(0, 1 << 20, 1 << 10);
    assertThat(Overlap.within(Layouts.unfold(table, 0, 3, 1))).isTrue();
    assertThat(Overlap.within(Layouts.unfold(table, 1, 4, 4))).isFalse();
    long[] odd = {1_000_003, 1_414_213, 1_732_051};
    assertThat(Overlap.within(Layout.strided(0, new long[] {100, 100, 100}, odd))).isFalse();
    Layout even = Slices.slice(Layout.dense(0, 1 << 30), 0, 0L, null, 2);
    Layout uneven = Slices.slice(Layout.dense(0, 1 << 30), 0, 1L, null, 2);
    assertThat(Overlap.between(even, uneven)).isEqualTo(Overlap.NONE);
    assertThat(Overlap.between(even, Layout.dense(1, 1 << 20))).isEqualTo(Overlap.PARTIAL);
    assertThat(Overlap.between(even, Reshapes.view(even, 1 << 9, 1 << 20))).isEqualTo(Overlap.FULL);
  }

  @Test
  void seesArraysThatTwoStoragesShare() {
    float[] array = new float[4];
    Tensor a = Tensor.fromArray(array);
    assertThat(Overlap.between(a, Tensor.fromArray(array))).isEqualTo(Overlap.FULL);
    assertThat(Overlap.between(a, Tensor.of(1f, 2f))).isEqualTo(Overlap.NONE);
  }

  @Test
  void refusesToWriteWhereElementsShareMemory() {
    Tensor row = Tensor.zeros(DType.F32, 3);
    Tensor repeated = row.alias(Reshapes.expand(row.layout(), 2, 3));
    assertThatThrownBy(() -> Overlap.checkWritten("tensor.add_", "a", repeated))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(
            "tensor.add_: argument a: unsupported operation: more than one element of the"
                + " written-to tensor refers to a single memory location. Please clone() the tensor"
                + " before performing the operation. Found offset 0, shape [2, 3], strides [0, 1],"
                + " expected elements at different places.");
    Tensor tail = row.alias(Slices.narrow(row.layout(), 0, 1, 2));
    Tensor head = row.alias(Slices.narrow(row.layout(), 0, 0, 2));
    assertThatThrownBy(() -> Overlap.checkSource("tensor.add_", "a", tail, head, true))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(
            "tensor.add_: argument a: unsupported operation: some elements of the input tensor and"
                + " the written-to tensor refer to a single memory location. Please clone() the"
                + " tensor before performing the operation. Found offset 1, shape [2], strides [1]"
                + " and an input at offset 0, shape [2], strides [1], expected elements at different"
                + " places.");
    Overlap.checkWritten("tensor.add_", "a", row);
    Overlap.checkSource("tensor.add_", "a", row, row, true);
    assertThatThrownBy(() -> Overlap.checkSource("tensor.cumsum", "out", row, row, false))
        .isInstanceOf(WrongArgumentException.class);
  }

  private static Overlap bruteForce(Layout a, Layout b) {
    long[] left = addresses(a);
    long[] right = addresses(b);
    if (left.length > 0 && Arrays.equals(left, right)) {
      return Overlap.FULL;
    }
    Arrays.sort(right);
    return Arrays.stream(left).anyMatch(at -> Arrays.binarySearch(right, at) >= 0)
        ? Overlap.PARTIAL
        : Overlap.NONE;
  }

  private static boolean repeats(Layout layout) {
    return Arrays.stream(addresses(layout)).distinct().count() < layout.size();
  }

  /// Counts indices up instead of dividing, unlike the code under test.
  private static long[] addresses(Layout layout) {
    long[] index = new long[layout.rank()];
    long[] found = new long[(int) layout.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] =
          layout.offset()
              + IntStream.range(0, index.length).mapToLong(d -> index[d] * layout.stride(d)).sum();
      for (int d = index.length - 1; d >= 0 && ++index[d] == layout.shape(d); d--) {
        index[d] = 0;
      }
    }
    return found;
  }
}
