package dev.waybill.ops.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.tensor.Tensor;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TopKTest {
  private static final float INF = Float.POSITIVE_INFINITY;

  @Test
  void ordersByScoreThenDocument() {
    float[] scores = {1, 3, -INF, 3, INF, -0f, 0f};
    check(scores, 10, 4, 1, 3, 0, 5, 6, 2);
    check(scores, 3, 4, 1, 3);
    check(scores, 1, 4);
    check(new float[0], 5);
  }

  @Test
  void bothKernelsAgreeOnRandomTies() {
    Random random = new Random(3);
    for (int n = 0; n < 300; n += 7) {
      float[] scores = new float[n];
      for (int i = 0; i < n; i++) {
        scores[i] = random.nextInt(5);
      }
      int k = 1 + random.nextInt(20);
      TopDocs expected = TopK.topK(Tensor.fromArray(scores), k);
      TopDocs found = TopK.topKByHeap(Tensor.fromArray(scores), k);
      assertThat(found.docs().toIntArray()).isEqualTo(expected.docs().toIntArray());
      assertThat(found.scores().toFloatArray()).isEqualTo(expected.scores().toFloatArray());
    }
  }

  @Test
  void refusesWhatHasNoOrder() {
    Tensor scores = Tensor.fromArray(new float[] {1, Float.NaN});
    String nan = "search.topK: argument scores: found NaN for document 1, expected numbers.";
    assertThatThrownBy(() -> TopK.topK(scores, 1)).hasMessage(nan);
    assertThatThrownBy(() -> TopK.topKByHeap(scores, 1)).hasMessage(nan);
    String k = "search.topK: argument k: found -3, expected at least 1.";
    assertThatThrownBy(() -> TopK.topK(scores, -3)).hasMessage(k);
    assertThatThrownBy(() -> TopK.topKByHeap(scores, -3)).hasMessage(k);
  }

  private static void check(float[] scores, int k, int... docs) {
    assertThat(TopK.topK(Tensor.fromArray(scores), k).docs().toIntArray()).isEqualTo(docs);
    assertThat(TopK.topKByHeap(Tensor.fromArray(scores), k).docs().toIntArray()).isEqualTo(docs);
  }
}
