package dev.waybill.ops.search;

import dev.waybill.ops.search.engine.BestDocs.Ranked;
import dev.waybill.ops.search.engine.Lengths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.search.BooleanClause.Occur;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Small vocabularies, so that scores tie, terms repeat and windows fill; with several parameters.
class RandomCollectionsTest {
  private static final float[][] PARAMETERS = {{1.2f, 0.75f}, {0, 0}, {0.4f, 1}, {3, 0.3f}};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void equalLuceneBitForBit(long seed) {
    Random random = new Random(seed);
    List<String> texts = texts(random, 1 << (2 * (int) seed));
    IndexBuilder builder = IndexBuilder.of("whitespace");
    texts.forEach(text -> builder.add(Map.of("text", text)));
    Index index = builder.build();
    LuceneTwin lucene = LuceneTwin.of(new WhitespaceAnalyzer(), texts);
    for (int i = 0; i < 60; i++) {
      List<String> terms = words(random, 1 + random.nextInt(6));
      float[] p = PARAMETERS[i % PARAMETERS.length];
      int k = 1 + random.nextInt(i % 10 == 0 ? 2000 : 15);
      Postings postings = Lookup.of(index.field("test", "text"), terms);
      for (Mode mode : Mode.values()) {
        Occur occur = mode == Mode.ANY ? Occur.SHOULD : Occur.MUST;
        Ranked theirs = lucene.search(terms, occur, k, p[0], p[1]);
        String what = "seed " + seed + ", " + mode + " of " + terms + ", k " + k + ", k1 " + p[0];
        Lists.assertEqual(
            Bm25TopK.bm25TopKPruned(postings, k, mode, p[0], p[1], Lengths.LUCENE_BYTE),
            theirs,
            what);
        Lists.assertEqual(
            Bm25TopK.bm25TopK(postings, k, mode, p[0], p[1], Lengths.LUCENE_BYTE), theirs, what);
      }
    }
  }

  private static List<String> texts(Random random, int count) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length =
          random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(random.nextInt(8) == 0 ? 90 : 6);
      texts.add(String.join(" ", words(random, length)));
    }
    return texts;
  }

  /// Words of very different frequency.
  private static List<String> words(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add("w" + (int) Math.pow(300, random.nextDouble()));
    }
    return words;
  }
}
