package dev.waybill.ops.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.device.Device;
import dev.waybill.device.DeviceException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.memory.Scope;
import dev.waybill.ops.device.TestDevice;
import dev.waybill.ops.search.engine.Lengths;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Search on a device: the lists of Lucene, and those of the processor bit for bit.
class SearchOnDeviceTest {
  private static final float[][] PARAMETERS = {
    {1.2f, 0.75f}, {0, 0}, {0.4f, 1}, {3, 0.3f}, {1e30f, 1}
  };

  private static final List<Map<String, String>> WINGS =
      List.of(
          Map.of("id", "a", "text", "wing wing lift"),
          Map.of("id", "b", "text", "wing"),
          Map.of("id", "c", "text", ""),
          Map.of("id", "d", "text", "drag of a wing"));

  /// By hand: N = 3, n = 3, mean 8/3, w = ln(1 + 0.5/3.5); document b has length 1.
  @Test
  void scoresByTheFormula() {
    Index index = IndexDocuments.index(WINGS, "standard").to(TestDevice.required());
    double weight = Math.log(1 + 0.5 / 3.5);
    double factor = 1 / (1.2 * (0.25 + 0.75 * 1 / (8 / 3.0)));
    Hits hits = search(index, "wing", Mode.ANY, 10);
    assertThat(hits.total()).isEqualTo(3);
    assertThat(hits.hits().get(0).id()).isEqualTo("b");
    assertThat((double) hits.hits().get(0).score())
        .isCloseTo(weight - weight / (1 + factor), Offset.offset(1e-7));
  }

  @ParameterizedTest
  @CsvSource({"cranfield, english", "cmrc2018, smartcn"})
  void everyQueryGivesTheListsOfLuceneAndOfTheProcessor(String name, String analyzer) {
    Device device = TestDevice.required();
    SharedCollection collection = SharedCollection.read(name);
    Index here = collection.index(analyzer);
    Index there = here.to(device);
    Map<String, List<String>> expected = collection.expected(analyzer);
    assertThat(collection.queries()).hasSizeGreaterThan(100);
    collection
        .queries()
        .forEach(
            (query, text) -> {
              Hits hits = search(there, text, Mode.ANY, 10);
              assertThat(hits.hits().stream().map(SearchOnDeviceTest::line).toList())
                  .as("%s %s", name, query)
                  .isEqualTo(expected.getOrDefault(query, List.of()));
              assertThat(hits).isEqualTo(search(here, text, Mode.ANY, 10));
              assertThat(search(there, text, Mode.ALL, 1000))
                  .as("all of %s %s", name, query)
                  .isEqualTo(search(here, text, Mode.ALL, 1000));
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 4097, 9000})
  void everyKindOfQueryGivesTheSameBits(int documents) {
    Device device = TestDevice.required();
    Random random = new Random(documents);
    IndexBuilder builder = IndexBuilder.of("whitespace");
    for (int doc = 0; doc < documents; doc++) {
      builder.add(Map.of("text", words(random, random.nextInt(doc % 100 == 0 ? 300 : 5))));
    }
    Index here = builder.build();
    Index there = here.to(device);
    for (int i = 0; i < 30; i++) {
      // Words repeat, some are unknown, and the first query is empty.
      String query = words(random, i % 12);
      float[] p = PARAMETERS[i % PARAMETERS.length];
      int k = i % 7 == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(2000);
      Postings ours = Lookup.lookup(there, query, "text");
      Postings theirs = Lookup.lookup(here, query, "text");
      for (Lengths lengths : Lengths.values()) {
        String what = "\"" + query + "\", k " + k + ", " + Arrays.toString(p) + ", " + lengths;
        Tensor scores = dev.waybill.api.Search.bm25(ours, p[0], p[1], lengths);
        assertThat(scores.device()).isEqualTo(device);
        assertThat(bits(scores))
            .as(what)
            .isEqualTo(bits(Bm25.bm25(theirs, p[0], p[1], lengths)))
            .hasSize(documents);
        for (Mode mode : Mode.values()) {
          TopDocs found = dev.waybill.api.Search.bm25TopK(ours, k, mode, p[0], p[1], lengths);
          TopDocs expected = Bm25TopK.bm25TopK(theirs, k, mode, p[0], p[1], lengths);
          assertThat(found.docs().device()).isEqualTo(device);
          assertThat(found.docs().toIntArray())
              .as("%s, %s", what, mode)
              .isEqualTo(expected.docs().toIntArray());
          assertThat(bits(found.scores())).isEqualTo(bits(expected.scores()));
          assertThat(Match.match(ours, mode).toIntArray())
              .isEqualTo(Match.match(theirs, mode).toIntArray());
          assertThat(Match.count(ours, mode)).isEqualTo(Match.count(theirs, mode));
        }
      }
    }
  }

  /// Without a kernel before it, which would have counted on its way.
  @Test
  void countsWhatMatches() {
    Index there = IndexDocuments.index(WINGS, "standard").to(TestDevice.required());
    assertThat(Match.count(Lookup.lookup(there, "lift drag", "text"), Mode.ANY)).isEqualTo(2);
    assertThat(Match.count(Lookup.lookup(there, "wing drag", "text"), Mode.ALL)).isEqualTo(1);
    assertThat(Match.count(Lookup.lookup(there, "wing nowhere", "text"), Mode.ALL)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void findsNothingWhereThereIsNothing(int documents) {
    Index there =
        IndexDocuments.index(Collections.nCopies(documents, Map.<String, String>of()), "cjk")
            .to(TestDevice.required());
    for (Mode mode : Mode.values()) {
      assertThat(search(there, "x", mode, 10)).isEqualTo(new Hits(0, List.of()));
    }
    Postings postings = Lookup.lookup(there, "x", "text");
    assertThat(dev.waybill.api.Search.bm25(postings, 1.2f, 0.75f, Lengths.EXACT).toFloatArray())
        .isEqualTo(new float[documents]);
  }

  @Test
  void takesTheBestOnTheDevice() {
    Device device = TestDevice.required();
    float inf = Float.POSITIVE_INFINITY;
    Tensor scores = Tensor.of(1, 3, -inf, 3, inf, -0f, 0f).to(device);
    assertThat(dev.waybill.api.Search.topK(scores, 10).docs().toIntArray())
        .containsExactly(4, 1, 3, 0, 5, 6, 2);
    assertThat(dev.waybill.api.Search.topK(scores, 3).docs().dtype()).isEqualTo(DType.I32);
    Tensor nan = Tensor.of(1f, Float.NaN, 2f, Float.NaN).to(device);
    assertThatThrownBy(() -> dev.waybill.api.Search.topK(nan, 1))
        .hasMessage("search.topK: argument scores: found NaN for document 1, expected numbers.");
    assertThatThrownBy(() -> dev.waybill.api.Search.topK(scores.reshape(1, 7), 1))
        .hasMessage(
            "search.topK: argument scores: found f32 of shape [1, 7] on opencl:0, expected f32 of"
                + " one dimension on opencl:0.");
  }

  @Test
  void movesThereAndBack() {
    Device device = TestDevice.required();
    Index here = IndexDocuments.index(WINGS, "standard");
    Index there = here.to(device);
    assertThat(there.device()).isEqualTo(device);
    assertThat(there.to(device)).isSameAs(there);
    assertThat(there).hasToString("Index[documents=4, fields=[text], device=opencl:0]");
    assertThat(there.inverted("text").docs().device()).isEqualTo(device);
    assertThat(there.inverted("text").lengths().toIntArray()).containsExactly(3, 1, 0, 4);
    TermPostings drag = Lookup.lookup(there, "drag", "text").terms().get(0);
    assertThat(drag.docs().device()).isEqualTo(device);
    assertThat(drag.docs().toIntArray()).containsExactly(3);
    assertThat(search(there.to(Device.CPU), "wing", Mode.ANY, 9))
        .isEqualTo(search(here, "wing", Mode.ANY, 9));
  }

  @Test
  void refusesResultsOfAnotherDevice() {
    Device device = TestDevice.required();
    Index here = IndexDocuments.index(WINGS, "standard");
    Index there = here.to(device);
    TopDocs top =
        dev.waybill.api.Search.bm25TopK(
            Lookup.lookup(there, "wing", "text"), 3, Mode.ANY, 1.2f, 0.75f, Lengths.EXACT);
    assertThat(Fetch.hits(there, top)).hasSize(3);
    assertThatThrownBy(() -> Fetch.hits(here, top))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(
            "search.hits: argument top: found i32 of shape [3] on opencl:0, expected i32 of one"
                + " dimension on cpu.");
    assertThatThrownBy(() -> Fetch.fetch(there, Tensor.of(1)))
        .hasMessage(
            "search.fetch: argument docs: found i32 of shape [1] on cpu, expected i32 of one"
                + " dimension on opencl:0.");
  }

  @Test
  void refusesDevicesThatAreNotThere() {
    Index here = IndexDocuments.index(WINGS, "standard");
    assertThatThrownBy(() -> here.to(Device.parse("opencl:77")))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("opencl:77: no such device: ");
  }

  @Test
  void refusesParametersAsOnTheProcessor() {
    Index there = IndexDocuments.index(WINGS, "standard").to(TestDevice.required());
    Postings postings = Lookup.lookup(there, "wing", "text");
    assertThatThrownBy(() -> search(there, "wing", Mode.ANY, 0))
        .hasMessage("search.search: argument k: found 0, expected at least 1.");
    assertThatThrownBy(
            () ->
                dev.waybill.api.Search.bm25TopK(
                    postings, 1, Mode.ANY, Float.NaN, 0.75f, Lengths.EXACT))
        .hasMessage("search.bm25TopK: argument k1: found NaN, expected a finite number from 0.");
  }

  /// What a query needs on its way is given back when it is done, not when the collector runs.
  @Test
  void leavesNothingBehind() {
    Device device = TestDevice.required();
    IndexBuilder builder = IndexBuilder.of("whitespace");
    IntStream.range(0, 20_000).forEach(doc -> builder.add(Map.of("text", "w" + doc % 7)));
    Index there = builder.build().to(device);
    search(there, "w1 w2", Mode.ANY, 10);
    long before = device.memory().liveBytes();
    for (int i = 0; i < 50; i++) {
      search(there, "w1 w2", Mode.ANY, 10);
    }
    // A query takes 16 bytes a document and more.
    assertThat(device.memory().liveBytes() - before).isLessThan(20_000 * 16);
  }

  @Test
  void keepsWhatAScopeKeeps() {
    Index there = IndexDocuments.index(WINGS, "standard").to(TestDevice.required());
    Postings postings = Lookup.lookup(there, "wing lift", "text");
    Tensor docs;
    try (Scope scope = Scope.open()) {
      docs =
          scope.keep(
              dev.waybill.api.Search.bm25TopK(
                      postings, 3, Mode.ANY, 1.2f, 0.75f, Lengths.LUCENE_BYTE)
                  .docs());
    }
    assertThat(docs.toIntArray()).containsExactly(0, 1, 3);
  }

  private static Hits search(Index index, String query, Mode mode, int k) {
    return Search.search(index, query, "text", mode, k, 1.2f, 0.75f, Lengths.LUCENE_BYTE);
  }

  /// As in the files: C's `%.6g` of the float's shortest text, without trailing zeros.
  private static String line(Hit hit) {
    return hit.id()
        + " "
        + new BigDecimal(Double.parseDouble(Float.toString(hit.score())))
            .round(new MathContext(6, RoundingMode.HALF_EVEN))
            .stripTrailingZeros()
            .toPlainString();
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
