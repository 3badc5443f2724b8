package dev.waybill.ops.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ops.search.engine.BestDocs.Ranked;
import dev.waybill.ops.search.engine.Lengths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.lucene.search.BooleanClause.Occur;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Collections at the edges of what the engine distinguishes, beside Lucene.
class OddCollectionsTest {
  private static final float[][] PARAMETERS = {{1.2f, 0.75f}, {1.2f, 0}, {1.2f, 1}, {0, 0.75f}};

  @Test
  void agreesOverTheWholeRangeOfTheLengthByte() {
    List<String> texts = new ArrayList<>();
    for (int length = 1; length < 3_000_000; length += 1 + length / 7) {
      texts.add("x " + "y ".repeat(length - 1));
    }
    check("whitespace", texts, "x", "y", "x y", "y y x");
  }

  @Test
  void agreesAtTheBordersOfWindows() {
    Set<Integer> borders = Set.of(0, 4095, 4096, 8191, 8192, 12_287, 12_288, 16_383);
    List<String> texts =
        IntStream.range(0, 16_384)
            .mapToObj(doc -> borders.contains(doc) ? "rare common" : doc % 3 == 0 ? "" : "common")
            .toList();
    check("whitespace", texts, "rare", "common", "rare common", "rare rare common", "rare nowhere");
  }

  @ParameterizedTest
  @ValueSource(strings = {"smartcn", "cjk", "standard"})
  void agreesOnChineseWithSurrogatePairs(String analyzer) {
    List<String> texts =
        List.of("我是中国人", "中国 𠀀𠀁𠀂 人", "𠀀", "", "中国的𠀀人，中国人", "English 中国 mixed", "a\uD840b");
    check(analyzer, texts, "中国人", "𠀀", "𠀀𠀁", "中国 中国", "english 人", "的", "", "a\uD840b", "龘");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void agreesOnNearlyNothing(int documents) {
    List<String> texts = List.of("one word", "").subList(0, documents);
    check("english", texts, "word", "one one word", "nowhere", "the", "");
  }

  @Test
  void givesEveryThreadTheSameLists() throws Exception {
    Index index = index("whitespace", texts(5000));
    // More parameters than are kept, so that threads throw away what others use.
    List<Callable<String>> searches = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String query = "w" + i % 11 + " w" + i % 17;
      float b = i % 4 / 4f;
      searches.add(() -> list(index, query, b));
    }
    Index alone = index("whitespace", texts(5000));
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<String>> found = threads.invokeAll(searches);
      for (int i = 0; i < found.size(); i++) {
        String query = "w" + i % 11 + " w" + i % 17;
        assertThat(found.get(i).get()).isEqualTo(list(alone, query, i % 4 / 4f));
      }
    }
  }

  private static String list(Index index, String query, float b) {
    Hits hits = Search.search(index, query, "text", Mode.ANY, 20, 1.2f, b, Lengths.LUCENE_BYTE);
    return hits.total() + " " + hits.hits();
  }

  private static List<String> texts(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "w" + i % 11 + " " + ("w" + i % 17 + " ").repeat(1 + i % 5))
        .toList();
  }

  private static void check(String analyzer, List<String> texts, String... queries) {
    Index index = index(analyzer, texts);
    LuceneTwin lucene = LuceneTwin.of(NamedAnalyzer.find("test", analyzer), texts);
    for (String query : queries) {
      List<String> terms = Analyze.analyze(query, analyzer).stream().map(Token::term).toList();
      Postings postings = Lookup.lookup(index, query, "text");
      for (float[] p : PARAMETERS) {
        for (Mode mode : Mode.values()) {
          Occur occur = mode == Mode.ANY ? Occur.SHOULD : Occur.MUST;
          for (int k : new int[] {1, 10, 100_000}) {
            Ranked theirs = lucene.search(terms, occur, k, p[0], p[1]);
            TopDocs ours =
                Bm25TopK.bm25TopKPruned(postings, k, mode, p[0], p[1], Lengths.LUCENE_BYTE);
            String what = mode + " of \"" + query + "\", k " + k + ", k1 " + p[0] + ", b " + p[1];
            Lists.assertEqual(ours, theirs, what);
          }
        }
      }
    }
  }

  private static Index index(String analyzer, List<String> texts) {
    IndexBuilder builder = IndexBuilder.of(analyzer);
    texts.forEach(text -> builder.add(Map.of("text", text)));
    return builder.build();
  }
}
