package dev.waybill.ops.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.waybill.ops.search.engine.Lengths;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fast kernels against the plain ones, bit for bit, and which of them calls get.
class KernelsTest {
  private static final float INF = Float.POSITIVE_INFINITY;
  private static final float[][] PARAMETERS = {
    {1.2f, 0.75f}, {0, 0}, {0, 1}, {1.2f, 0}, {1.2f, 1}, {1e30f, 1}
  };

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50, 4095, 4096, 4097, 9000})
  void scoresAreEqualBitForBit(int documents) {
    Random random = new Random(documents);
    IndexBuilder builder = IndexBuilder.of("whitespace");
    for (int doc = 0; doc < documents; doc++) {
      builder.add(Map.of("text", words(random, random.nextInt(doc % 100 == 0 ? 300 : 5))));
    }
    Index index = builder.build();
    for (int i = 0; i < 24; i++) {
      // Words repeat, some are unknown, and the first query is empty.
      Postings postings = Lookup.lookup(index, words(random, i), "text");
      float[] p = PARAMETERS[i % PARAMETERS.length];
      for (Lengths lengths : Lengths.values()) {
        Tensor plain = Bm25.bm25(postings, p[0], p[1], lengths);
        assertThat(bits(Bm25.bm25ByImpacts(postings, p[0], p[1], lengths)))
            .as("%s, k1 %s, b %s, %s", postings, p[0], p[1], lengths)
            .isEqualTo(bits(plain))
            .hasSize(documents);
      }
    }
  }

  @Test
  void bestOnesAreEqualBitForBit() {
    float[] few = {-INF, -1, -0f, 0, 1, Math.nextUp(1f), INF};
    for (int n = 0; n < 200; n += n < 5 ? 1 : 13) {
      Random random = new Random(n);
      float[] scores = new float[n];
      for (int i = 0; i < n; i++) {
        scores[i] = random.nextBoolean() ? few[random.nextInt(few.length)] : random.nextFloat();
      }
      for (int k : new int[] {1, 2, n - 1, n, n + 1, 10, Integer.MAX_VALUE}) {
        if (k >= 1) {
          TopDocs plain = TopK.topK(Tensor.fromArray(scores), k);
          TopDocs fast = TopK.topKByHeap(Tensor.fromArray(scores), k);
          assertThat(fast.docs().toIntArray())
              .as("k %d of %s", k, Arrays.toString(scores))
              .isEqualTo(plain.docs().toIntArray());
          assertThat(bits(fast.scores())).isEqualTo(bits(plain.scores())).hasSize(Math.min(k, n));
        }
      }
    }
  }

  /// What a kernel refuses tells in its stack which kernel it was.
  @Test
  void theDispatcherTakesTheFastOnes() {
    Tensor nan = Tensor.of(1f, Float.NaN);
    Postings postings =
        Lookup.lookup(IndexDocuments.index(List.of(Map.of("text", "x")), "cjk"), "x", "text");
    Registry registry = Registry.global();
    assertThat(kernel(() -> dev.waybill.api.Search.topK(nan))).isEqualTo("topKByHeap");
    assertThat(kernel(() -> registry.op("search.topK").call(nan))).isEqualTo("topKByHeap");
    assertThat(
            kernel(
                () -> dev.waybill.api.Search.bm25(postings, Float.NaN, 0.75f, Lengths.LUCENE_BYTE)))
        .isEqualTo("bm25ByImpacts");
    assertThat(
            kernel(
                () ->
                    dev.waybill.api.Search.bm25TopK(
                        postings, 0, Mode.ANY, 1.2f, 0.75f, Lengths.LUCENE_BYTE)))
        .isEqualTo("bm25TopKPruned");
  }

  private static String kernel(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    List<String> kernels =
        List.of(TopK.class, Bm25.class, Bm25TopK.class).stream().map(Class::getName).toList();
    return Arrays.stream(catchThrowable(call).getStackTrace())
        .filter(frame -> kernels.contains(frame.getClassName()))
        .map(StackTraceElement::getMethodName)
        .reduce((inner, outer) -> outer)
        .orElse("none");
  }

  private static String words(Random random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append('w').append((int) Math.pow(60, random.nextDouble())).append(' ');
    }
    return words.toString();
  }

  private static int[] bits(Tensor scores) {
    float[] values = scores.toFloatArray();
    return IntStream.range(0, values.length).map(i -> Float.floatToRawIntBits(values[i])).toArray();
  }
}
