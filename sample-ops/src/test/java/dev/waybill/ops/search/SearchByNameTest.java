package dev.waybill.ops.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.ops.search.engine.Lengths;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The road of the namespace, each step found by its name.
class SearchByNameTest {
  private static final Registry REGISTRY = Registry.global();

  @Test
  void walksFromTextToHitsByName() {
    Object index =
        function("search.index")
            .call(
                Map.of(
                    "documents",
                    List.of(
                        Map.of("id", "a", "text", "他在北京大学学习"), Map.of("id", "b", "text", "上海的天气")),
                    "analyzer",
                    "smartcn"));
    Object postings = function("search.lookup").call(Map.of("index", index, "query", "北京大学"));
    Object matches = function("search.match").call(Map.of("postings", postings));
    assertThat(((Tensor) matches).toIntArray()).contains(0);
    Object scores = REGISTRY.op("search.bm25").call(Map.of("postings", postings));
    TopDocs best =
        (TopDocs) REGISTRY.op("search.topK").call(Map.of("scores", (Tensor) scores, "k", 1));
    TopDocs fused =
        (TopDocs) REGISTRY.op("search.bm25TopK").call(Map.of("postings", postings, "k", 1));
    assertThat(fused.docs().toIntArray()).isEqualTo(best.docs().toIntArray());
    assertThat(fused.scores().toFloatArray()).isEqualTo(best.scores().toFloatArray());
    Object hits = function("search.hits").call(Map.of("index", index, "top", best));
    assertThat(((List<?>) hits).get(0)).isInstanceOfSatisfying(Hit.class, SearchByNameTest::isA);
    Object snippet =
        function("search.snippet").call(Map.of("index", index, "doc", 0, "query", "北京大学"));
    assertThat(((Snippet) snippet).marked("[", "]")).isEqualTo("他在[北京大学]学习");
  }

  @Test
  void typedAndNamedCallsGiveTheSameList() {
    Index index = IndexDocuments.index(List.of(Map.of("text", "x y"), Map.of("text", "y")), "cjk");
    Hits typed = Search.search(index, "y", "text", Mode.ANY, 10, 1.2f, 0.75f, Lengths.LUCENE_BYTE);
    Object named = function("search.search").call(Map.of("index", index, "query", "y"));
    assertThat(named).isEqualTo(typed);
  }

  @Test
  void exportsItsConstantsAndTypes() {
    assertThat(((Symbol.Constant) REGISTRY.lookup("search.DEFAULT_K1")).value()).isEqualTo(1.2f);
    assertThat(((Symbol.Constant) REGISTRY.lookup("search.DEFAULT_B")).value()).isEqualTo(0.75f);
    assertThat(((Symbol.Type) REGISTRY.lookup("search.Index")).type()).isEqualTo(Index.class);
    assertThat(REGISTRY.generation(1).find("search.topK")).isPresent();
  }

  @Test
  void refusesWhatTheRangesRefuse() {
    Tensor scores = Tensor.of(1f, 2f);
    assertThatThrownBy(() -> REGISTRY.op("search.topK").call(Map.of("scores", scores, "k", 0)))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessageStartingWith("search.topK: argument k: found 0");
  }

  private static void isA(Hit hit) {
    assertThat(hit.id()).isEqualTo("a");
    assertThat(hit.rank()).isEqualTo(1);
  }

  private static Symbol.Function function(String name) {
    return (Symbol.Function) REGISTRY.lookup(name);
  }
}
