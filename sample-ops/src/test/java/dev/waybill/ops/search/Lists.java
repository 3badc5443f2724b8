package dev.waybill.ops.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ops.search.engine.BestDocs.Ranked;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Compares ranked lists to the last bit.
final class Lists {
  private Lists() {}

  static void assertEqual(TopDocs ours, Ranked theirs, String what) {
    int[] docs = ours.docs().toIntArray();
    float[] scores = ours.scores().toFloatArray();
    if (!Arrays.equals(docs, theirs.docs())
        || !Arrays.equals(bits(scores), bits(theirs.scores()))) {
      assertThat(docs).as(what).isEqualTo(theirs.docs());
      assertThat(bits(scores)).as(what).isEqualTo(bits(theirs.scores()));
    }
  }

  private static int[] bits(float[] scores) {
    return IntStream.range(0, scores.length).map(i -> Float.floatToRawIntBits(scores[i])).toArray();
  }
}
