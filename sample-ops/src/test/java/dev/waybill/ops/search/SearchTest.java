package dev.waybill.ops.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.ops.search.engine.Lengths;
import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final Index INDEX =
      IndexDocuments.index(
          List.of(
              Map.of("id", "a", "text", "wing wing lift"),
              Map.of("id", "b", "text", "wing"),
              Map.of("id", "c", "text", ""),
              Map.of("id", "d", "text", "drag of a wing")),
          "standard");

  @Test
  void ranksAndFetches() {
    Hits hits = search("lift wing", Mode.ANY, 2);
    assertThat(hits.total()).isEqualTo(3);
    assertThat(hits.hits().stream().map(Hit::id).toList()).isEqualTo(List.of("a", "b"));
    assertThat(hits.hits().get(0).rank()).isEqualTo(1);
    assertThat(hits.hits().get(0).fields()).isEqualTo(Map.of("text", "wing wing lift"));
    assertThat(search("drag wing", Mode.ALL, 10).hits().stream().map(Hit::id).toList())
        .isEqualTo(List.of("d"));
  }

  /// By hand: N = 3, n = 3, mean 8/3, w = ln(1 + 0.5/3.5); document b has length 1.
  @Test
  void scoresByTheFormula() {
    double weight = Math.log(1 + 0.5 / 3.5);
    double factor = 1 / (1.2 * (0.25 + 0.75 * 1 / (8 / 3.0)));
    Hits hits = search("wing", Mode.ANY, 10);
    assertThat((double) hits.hits().get(0).score())
        .isCloseTo(weight - weight / (1 + factor), org.assertj.core.data.Offset.offset(1e-7));
  }

  @Test
  void usesExactLengthsWhereTheyAreAskedFor() {
    Index index =
        IndexDocuments.index(
            List.of(Map.of("text", "x " + "y ".repeat(41)), Map.of("text", "x " + "y ".repeat(42))),
            "standard");
    // Lengths 42 and 43 are one byte to Lucene.
    assertThat(scores(index, Lengths.LUCENE_BYTE)).doesNotHaveDuplicates().hasSize(1);
    assertThat(scores(index, Lengths.EXACT)).hasSize(2);
  }

  @Test
  void findsNothingForEmptyOrUnknownQueries() {
    Hits nothing = new Hits(0, List.of());
    assertThat(search("", Mode.ANY, 10)).isEqualTo(nothing);
    assertThat(search("?!", Mode.ALL, 10)).isEqualTo(nothing);
    assertThat(search("zeppelin", Mode.ANY, 10)).isEqualTo(nothing);
    assertThat(search("wing zeppelin", Mode.ALL, 10)).isEqualTo(nothing);
    assertThat(search("wing zeppelin", Mode.ANY, 10).total()).isEqualTo(3);
  }

  @Test
  void refusesParametersOutOfRange() {
    assertThatThrownBy(() -> search("wing", Mode.ANY, 0))
        .hasMessage("search.search: argument k: found 0, expected at least 1.");
    assertThatThrownBy(() -> parameters(-1, 0.75f))
        .hasMessage("search.search: argument k1: found -1.0, expected a finite number from 0.");
    assertThatThrownBy(() -> parameters(Float.NaN, 0.75f))
        .hasMessage("search.search: argument k1: found NaN, expected a finite number from 0.");
    assertThatThrownBy(() -> parameters(1.2f, 1.5f))
        .hasMessage("search.search: argument b: found 1.5, expected a number from 0 to 1.");
  }

  @Test
  void namesTheFieldsThatExist() {
    assertThatThrownBy(() -> Lookup.lookup(INDEX, "wing", "body"))
        .hasMessage("search.lookup: argument field: found \"body\", expected one of [text].");
  }

  @Test
  void survivesParametersThatLeaveNothingOfAScore() {
    Hits hits = Search.search(INDEX, "wing", "text", Mode.ANY, 10, 1e30f, 1, Lengths.LUCENE_BYTE);
    assertThat(hits.hits().stream().map(Hit::doc).toList()).isEqualTo(List.of(0, 1, 3));
    assertThat(hits.hits().get(0).score()).isZero();
  }

  @Test
  void refusesDocumentsThatDoNotExist() {
    assertThatThrownBy(() -> Fetch.fetch(INDEX, Tensor.fromArray(new int[] {4})))
        .hasMessage("search.fetch: argument docs: found document 4, expected numbers from 0 to 3.");
  }

  @Test
  void namesWhatWasCalledWhereAnIndexRefuses() {
    assertThatThrownBy(() -> INDEX.document(4))
        .hasMessage(
            "Index.document: argument doc: found document 4, expected numbers from 0 to 3.");
    assertThatThrownBy(() -> INDEX.id(-1))
        .hasMessage("Index.id: argument doc: found document -1, expected numbers from 0 to 3.");
    assertThatThrownBy(() -> INDEX.inverted("title"))
        .hasMessage("Index.inverted: argument field: found \"title\", expected one of [text].");
    assertThatThrownBy(() -> INDEX.analyzer("title"))
        .hasMessage("Index.analyzer: argument field: found \"title\", expected one of [text].");
    TopDocs top = new TopDocs(Tensor.fromArray(new int[] {9}), Tensor.of(1f));
    assertThatThrownBy(() -> Fetch.hits(INDEX, top))
        .hasMessage("search.hits: argument top: found document 9, expected numbers from 0 to 3.");
  }

  @Test
  void refusesToFetchFromAnEmptyIndex() {
    Index empty = IndexDocuments.index(List.of(), "standard");
    assertThatThrownBy(() -> Fetch.fetch(empty, Tensor.fromArray(new int[] {0})))
        .hasMessage(
            "search.fetch: argument docs: found document 0, expected none in an empty index.");
  }

  @Test
  void refusesScoresThatAreNotOneADocument() {
    TopDocs top = new TopDocs(Tensor.fromArray(new int[] {0}), Tensor.of(1f, 2f));
    assertThatThrownBy(() -> Fetch.hits(INDEX, top))
        .hasMessage(
            "search.hits: argument top: found 2 scores of 1 documents, expected a score a"
                + " document.");
  }

  @Test
  void findsNothingWhereNoDocumentHasAText() {
    Index index = IndexDocuments.index(List.of(Map.of(), Map.of()), "standard");
    Hits hits = Search.search(index, "x", "text", Mode.ANY, 10, 1.2f, 1, Lengths.EXACT);
    assertThat(hits).isEqualTo(new Hits(0, List.of()));
  }

  @Test
  void matchesAsCounted() {
    Postings postings = Lookup.lookup(INDEX, "wing drag lift", "text");
    assertThat(Match.match(postings, Mode.ANY).toIntArray()).containsExactly(0, 1, 3);
    Postings both = Lookup.lookup(INDEX, "wing lift", "text");
    assertThat(Match.match(both, Mode.ALL).toIntArray()).containsExactly(0);
  }

  private static java.util.Set<Float> scores(Index index, Lengths lengths) {
    return Search.search(index, "x", "text", Mode.ANY, 10, 1.2f, 0.75f, lengths).hits().stream()
        .map(Hit::score)
        .collect(java.util.stream.Collectors.toSet());
  }

  private static Hits search(String query, Mode mode, int k) {
    return Search.search(INDEX, query, "text", mode, k, 1.2f, 0.75f, Lengths.LUCENE_BYTE);
  }

  private static Hits parameters(float k1, float b) {
    return Search.search(INDEX, "wing", "text", Mode.ANY, 10, k1, b, Lengths.LUCENE_BYTE);
  }
}
