package dev.waybill.ops.search;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.Range;
import dev.waybill.memory.Scope;
import dev.waybill.ops.search.engine.Bm25Parameters;
import dev.waybill.ops.search.engine.CommonSearch;
import dev.waybill.ops.search.engine.FieldData;
import dev.waybill.ops.search.engine.Impacts;
import dev.waybill.ops.search.engine.Lengths;
import dev.waybill.ops.search.engine.PrunedSearch;
import dev.waybill.tensor.Tensor;

/// The op `search.bm25TopK`.
public final class Bm25TopK {
  private static final String NAME = "search.bm25TopK";

  private Bm25TopK() {}

  /// Takes the best documents that match a query: `search.match`, `search.bm25` and `search.topK`
  /// in one, so that a kernel need not score all of them.
  ///
  /// - Shapes: results `[min(k, matches)]`.
  /// - Dtypes: f32.
  /// - Numerics: as `search.bm25`; equal scores by document number.
  /// - Gradient: none.
  /// - Source: Turtle and Flood, Query evaluation: strategies and optimizations, 1995.
  ///
  /// ```java
  /// Index index = Search.index(List.of(Map.of("text", "red fish"), Map.of("text", "blue fish")));
  /// Postings postings = Search.lookup(index, "red");
  /// Search.bm25TopK(postings).docs(); // ==> tensor([0], dtype=i32)
  /// Search.bm25TopK(postings).scores(); // ==> tensor([0.3151])
  /// ```
  ///
  /// @param postings of the query's terms
  /// @param k how many documents to take at most
  /// @param mode whether any term is enough
  /// @param k1 how slowly a term's frequency saturates
  /// @param b how much a document's length counts
  /// @param lengths whether lengths are exact or as Lucene keeps them
  /// @return documents and scores, best first
  @Export("search.bm25TopK")
  @Op(dtypes = "f32")
  @NotDifferentiable("A choice of documents.")
  public static TopDocs bm25TopK(
      Postings postings,
      @Default("10") @Range(min = 1) int k,
      @Default("ANY") Mode mode,
      @Default("1.2") @Range(min = 0) float k1,
      @Default("0.75") @Range(min = 0, max = 1) float b,
      @Default("LUCENE_BYTE") Lengths lengths) {
    Parameters.checkK(NAME, k);
    int[] docs = Match.docs(postings, mode);
    float[] all = Bm25.bm25(postings, k1, b, lengths).toFloatArray();
    float[] scores = new float[docs.length];
    for (int i = 0; i < docs.length; i++) {
      scores[i] = all[docs[i]];
    }
    TopDocs best = TopK.topK(Tensor.fromArray(scores), k);
    return new TopDocs(
        Tensor.fromArray(TopK.gather(docs, best.docs().toIntArray())), best.scores());
  }

  /// Skips what cannot be among the best.
  @Kernel(op = NAME, dtypes = "f32", priority = 10)
  static TopDocs bm25TopKPruned(
      Postings postings, int k, Mode mode, float k1, float b, Lengths lengths) {
    Parameters.checkK(NAME, k);
    Bm25Parameters parameters = Parameters.of(NAME, k1, b, lengths);
    FieldData field = postings.field();
    if (postings.hopeless(mode)) {
      return new TopDocs(Tensor.fromArray(new int[0]), Tensor.fromArray(new float[0]));
    }
    Impacts impacts = field.impacts(parameters);
    if (!impacts.positive()) {
      // With an impact of 0 a bound no longer tells a document that matches from one that does not.
      return bm25TopK(postings, k, mode, k1, b, lengths);
    }
    int[] terms = postings.numbers();
    int[] counts = postings.counts();
    return TopK.of(
        mode == Mode.ANY
            ? PrunedSearch.any(field, terms, counts, impacts, k)
            : CommonSearch.all(field, terms, counts, impacts, k));
  }

  /// Scores all documents: what skips some is hard to spread over thousands of items.
  @Kernel(op = NAME, device = "gpu", dtypes = "f32")
  static TopDocs bm25TopKOnDevice(
      Postings postings, int k, Mode mode, float k1, float b, Lengths lengths) {
    Parameters.checkK(NAME, k);
    Bm25Parameters parameters = Parameters.of(NAME, k1, b, lengths);
    try (Scope scope = Scope.open()) {
      DeviceScores.Found found = DeviceScores.matching(NAME, postings, mode, parameters);
      TopDocs best = TopK.first(NAME, found.scores(), Math.min(k, found.matches()));
      scope.keep(best.tensors());
      return best;
    }
  }
}
