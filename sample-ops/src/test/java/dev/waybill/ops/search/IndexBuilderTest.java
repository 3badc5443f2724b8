package dev.waybill.ops.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.ops.search.engine.Lengths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexBuilderTest {

  @Test
  void keepsPostingsWithFrequenciesAndPositions() {
    IndexBuilder builder = IndexBuilder.of("whitespace");
    builder.add(Map.of("text", "a b a"));
    builder.add(Map.of("text", ""));
    builder.add(Map.of("text", "b c b b"));
    TermPostings b = Lookup.lookup(builder.build(), "b", "text").terms().get(0);
    assertThat(b.term()).isEqualTo("b");
    assertThat(b.documentFrequency()).isEqualTo(2);
    assertThat(b.totalFrequency()).isEqualTo(4);
    assertThat(b.docs().toIntArray()).containsExactly(0, 2);
    assertThat(b.frequencies().toIntArray()).containsExactly(1, 3);
    assertThat(b.positions().toIntArray()).containsExactly(1, 0, 2, 3);
  }

  @Test
  void showsTheWholeInvertedIndexAsTensors() {
    IndexBuilder builder = IndexBuilder.of("whitespace");
    builder.add(Map.of("text", "a b a"));
    builder.add(Map.of("text", ""));
    builder.add(Map.of("text", "b c b b"));
    Index index = builder.build();
    Inverted inverted = index.inverted("text");
    assertThat(inverted.offsets().toLongArray()).containsExactly(0, 1, 3, 4);
    assertThat(inverted.docs().toIntArray()).containsExactly(0, 0, 2, 2);
    assertThat(inverted.frequencies().toIntArray()).containsExactly(2, 1, 3, 1);
    assertThat(inverted.positionOffsets().toLongArray()).containsExactly(0, 2, 6, 7);
    assertThat(inverted.positions().toIntArray()).containsExactly(0, 2, 1, 0, 2, 3, 1);
    assertThat(inverted.lengths().toIntArray()).containsExactly(3, 0, 4);
    assertThat(Lookup.lookup(index, "c", "text").terms().get(0).number()).isEqualTo(2);
  }

  @Test
  void keepsFieldsApart() {
    IndexBuilder builder = IndexBuilder.of("english").field("code", "whitespace");
    builder.add("x", Map.of("text", "Running", "code", "Running"));
    builder.add("y", Map.of("text", "nothing"));
    Index index = builder.build();
    assertThat(search(index, "runs", "text").total()).isEqualTo(1);
    assertThat(search(index, "Running", "code").total()).isEqualTo(1);
    assertThat(search(index, "runs", "code").total()).isZero();
  }

  @Test
  void numbersDocumentsAndFindsThemByTheirIds() {
    IndexBuilder builder = IndexBuilder.of("standard");
    assertThat(builder.add("七", Map.of("text", "x"))).isZero();
    assertThat(builder.add(Map.of("text", "y"))).isEqualTo(1);
    Index index = builder.build();
    assertThat(index.id(0)).isEqualTo("七");
    assertThat(index.id(1)).isEqualTo("1");
    assertThat(index.find("1")).hasValue(1);
    assertThat(index.find("2")).isEmpty();
  }

  @Test
  void refusesAnIdTwiceAndLeavesNoTrace() {
    IndexBuilder builder = IndexBuilder.of("standard");
    builder.add("a", Map.of("text", "x"));
    assertThatThrownBy(() -> builder.add("a", Map.of("other", "z")))
        .hasMessage(
            "search.index: argument documents: found the id \"a\" twice, expected distinct ids.");
    Index index = builder.build();
    assertThat(index.size()).isEqualTo(1);
    assertThat(index.fields()).isEqualTo(List.of("text"));
  }

  @Test
  void refusesAnImmenseTermAsLuceneDoesAndLeavesNoTrace() {
    // The tokenizers cut words at 255 characters; a name of one's own brings the keyword analyser.
    IndexBuilder builder = IndexBuilder.of("keyword");
    builder.add("a", Map.of("text", "中".repeat(10_922)));
    assertThatThrownBy(() -> builder.add("b", Map.of("new", "中".repeat(10_923))))
        .hasMessage(
            "search.index: argument documents: found a term of 32769 bytes in field \"new\" of"
                + " document \"b\", expected terms of at most 32766.");
    assertThatThrownBy(() -> builder.add("b", Map.of("text", "x".repeat(32_767))))
        .hasMessageContaining("found a term of 32767 bytes in field \"text\"");
    builder.add("b", Map.of("text", "x"));
    Index index = builder.build();
    assertThat(index.fields()).isEqualTo(List.of("text"));
    assertThat(index.field("test", "text").data().tokens()).isEqualTo(2);
  }

  @Test
  void refusesAnImmenseNameOfAField() {
    IndexBuilder builder = IndexBuilder.of("standard");
    assertThatThrownBy(() -> builder.add(Map.of("f".repeat(32_767), "x")))
        .hasMessage(
            "search.index: argument documents: found a field name of 32767 bytes in document"
                + " \"0\", expected names of at most 32766.");
    assertThat(builder.build().fields()).isEmpty();
  }

  @Test
  void takesADocumentOfAMillionTokens() {
    IndexBuilder builder = IndexBuilder.of("whitespace");
    builder.add(Map.of("text", "short words"));
    builder.add(Map.of("text", "long words ".repeat(500_000)));
    Hits hits = search(builder.build(), "words", "text");
    assertThat(hits.hits().stream().map(Hit::doc).toList()).isEqualTo(List.of(1, 0));
  }

  @Test
  void indexesManyDocumentsOfManyLengths() {
    List<String> texts = new ArrayList<>();
    IndexBuilder builder = IndexBuilder.of("whitespace");
    for (int i = 0; i < 3000; i++) {
      texts.add("w" + i % 7 + " " + "x ".repeat(i % 400));
      builder.add(Map.of("text", texts.get(i)));
    }
    Index index = builder.build();
    for (int i = 0; i < 3000; i++) {
      assertThat(index.document(i).fields().get("text")).isEqualTo(texts.get(i));
    }
    assertThat(search(index, "w3", "text").total()).isEqualTo(429);
  }

  @Test
  void refusesUseAfterBuilding() {
    IndexBuilder builder = IndexBuilder.of("standard");
    builder.build();
    assertThatThrownBy(() -> builder.add(Map.of()))
        .hasMessage(
            "search.index: argument documents: found one more after the index was built, expected"
                + " none.");
  }

  @Test
  void listsAnalyzersForAnUnknownName() {
    assertThatThrownBy(() -> IndexBuilder.of("englisch"))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessageStartingWith(
            "search.index: argument analyzer: found \"englisch\" (did you mean english?), expected")
        .hasMessageContaining("english")
        .hasMessageContaining("standard");
  }

  @Test
  void refusesDocumentsThatAreNoMapsOfTexts() {
    @SuppressWarnings({"unchecked", "rawtypes"})
    List<Map<String, String>> numbers = (List) List.of(Map.of("text", 5));
    assertThatThrownBy(() -> IndexDocuments.index(numbers, "standard"))
        .hasMessage(
            "search.index: argument documents: found text=5 in document 0, expected texts only.");
    @SuppressWarnings({"unchecked", "rawtypes"})
    List<Map<String, String>> strings = (List) List.of("text");
    assertThatThrownBy(() -> IndexDocuments.index(strings, "standard"))
        .hasMessage(
            "search.index: argument documents: found text as document 0, expected a map from"
                + " fields to texts.");
  }

  private static Hits search(Index index, String query, String field) {
    return Search.search(index, query, field, Mode.ANY, 10, 1.2f, 0.75f, Lengths.LUCENE_BYTE);
  }
}
