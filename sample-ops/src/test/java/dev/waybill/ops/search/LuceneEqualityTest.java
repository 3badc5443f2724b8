package dev.waybill.ops.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.ops.search.Effectiveness.Result;
import dev.waybill.ops.search.engine.BestDocs.Ranked;
import dev.waybill.ops.search.engine.Lengths;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lucene 10.6 in the same JVM, the lists that it left in `shared`, and the figures of trec_eval.
class LuceneEqualityTest {

  @ParameterizedTest
  @CsvSource({
    "cranfield, english, 0.2952, 0.3587, 0.2284",
    "cranfield, standard, 0.2680, 0.3340, 0.2164",
    "cmrc2018, smartcn, 0.9764, 0.9817, 0.0998",
    "cmrc2018, cjk, 0.9733, 0.9788, 0.0995",
    "cmrc2018, standard, 0.9311, 0.9454, 0.0990"
  })
  void everyQueryGivesLucenesListBitForBit(
      String name, String analyzer, double map, double ndcg10, double p10) {
    SharedCollection collection = SharedCollection.read(name);
    Index index = collection.index(analyzer);
    LuceneTwin lucene =
        LuceneTwin.of(NamedAnalyzer.find("test", analyzer), collection.texts().values());
    Map<String, List<String>> expected = collection.expected(analyzer);
    Map<String, List<Result>> run = new LinkedHashMap<>();
    collection
        .queries()
        .forEach(
            (query, text) -> {
              Postings postings = Lookup.lookup(index, text, "text");
              List<String> terms =
                  Analyze.analyze(text, analyzer).stream().map(Token::term).toList();
              for (int k : new int[] {10, 1000}) {
                Ranked theirs = lucene.search(terms, Occur.SHOULD, k, 1.2f, 0.75f);
                Lists.assertEqual(top(postings, k, Mode.ANY), theirs, name + " " + query);
              }
              List<Result> results = results(index, top(postings, 1000, Mode.ANY));
              run.put(query, results);
              assertThat(texts(results.subList(0, Math.min(10, results.size()))))
                  .as("%s %s", name, query)
                  .isEqualTo(expected.getOrDefault(query, List.of()));
              Ranked all = lucene.search(terms, Occur.MUST, 10, 1.2f, 0.75f);
              Lists.assertEqual(top(postings, 10, Mode.ALL), all, name + " all " + query);
            });
    Effectiveness found = Effectiveness.of(collection.judgements(), run);
    assertThat(List.of(digits(found.map()), digits(found.ndcg10()), digits(found.p10())))
        .isEqualTo(List.of(digits(map), digits(ndcg10), digits(p10)));
  }

  private static TopDocs top(Postings postings, int k, Mode mode) {
    return Bm25TopK.bm25TopKPruned(postings, k, mode, 1.2f, 0.75f, Lengths.LUCENE_BYTE);
  }

  private static List<Result> results(Index index, TopDocs top) {
    int[] docs = top.docs().toIntArray();
    float[] scores = top.scores().toFloatArray();
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < docs.length; i++) {
      results.add(new Result(index.id(docs[i]), scores[i]));
    }
    return results;
  }

  /// As in the files: C's `%.6g` of the float's shortest text, without trailing zeros.
  private static List<String> texts(List<Result> results) {
    return results.stream()
        .map(
            result ->
                result.doc()
                    + " "
                    + new BigDecimal(Double.parseDouble(Float.toString(result.score())))
                        .round(new MathContext(6, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros()
                        .toPlainString())
        .toList();
  }

  private static String digits(double value) {
    return new BigDecimal(value).setScale(4, RoundingMode.HALF_UP).toPlainString();
  }
}
