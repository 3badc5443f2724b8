package dev.waybill.ops.search;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.Range;
import dev.waybill.ops.search.engine.Bm25Parameters;
import dev.waybill.ops.search.engine.FieldData;
import dev.waybill.ops.search.engine.Lengths;
import dev.waybill.ops.search.engine.WholeScores;
import dev.waybill.tensor.Tensor;

/// The op `search.bm25`.
public final class Bm25 {
  private Bm25() {}

  /// Scores every document for a query by BM25, as Lucene 10 does.
  ///
  /// With `N` documents that have a token in the field, `n` that have the term, and the mean length
  /// over the former: `idf = ln(1 + (N - n + 0.5) / (n + 0.5))`, `w = count · idf`, and a term adds
  /// `w - w / (1 + tf / (k1 · ((1 - b) + b · length / mean)))`. There is no factor `k1 + 1`.
  ///
  /// - Shapes: result `[documents]`.
  /// - Dtypes: f32.
  /// - Numerics: each term in f32, their sum in f64, rounded once: Lucene's scores bit for bit with
  ///   `LUCENE_BYTE`.
  /// - Gradient: none.
  /// - Source: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009; Lucene's
  ///   `BM25Similarity`.
  ///
  /// ```java
  /// Index index = Search.index(List.of(Map.of("text", "red fish"), Map.of("text", "blue fish")));
  /// Postings postings = Search.lookup(index, "red");
  /// Search.bm25(postings); // ln(1 + 1.5 / 1.5) * (1 - 1 / (1 + 1 / 1.2))
  /// // ==> tensor([0.3151, 0.0000])
  /// ```
  ///
  /// @param postings of the query's terms
  /// @param k1 how slowly a term's frequency saturates
  /// @param b how much a document's length counts
  /// @param lengths whether lengths are exact or as Lucene keeps them
  /// @return a new tensor; 0 for documents without any of the terms
  @Export("search.bm25")
  @Op(dtypes = "f32")
  @NotDifferentiable("Frequencies are counts.")
  public static Tensor bm25(
      Postings postings,
      @Default("1.2") @Range(min = 0) float k1,
      @Default("0.75") @Range(min = 0, max = 1) float b,
      @Default("LUCENE_BYTE") Lengths lengths) {
    Bm25Parameters parameters = Parameters.of("search.bm25", k1, b, lengths);
    FieldData field = postings.field();
    double[] sums = new double[postings.documents()];
    for (TermPostings term : postings.terms()) {
      int n = term.documentFrequency();
      float weight = term.count() * Bm25Parameters.idf(field.documentsWithTokens(), n);
      for (long i = field.offsets()[term.number()]; i < field.offsets()[term.number() + 1]; i++) {
        int doc = field.docs()[(int) i];
        float factor = parameters.lengthFactor(field.lengths()[doc], field.meanLength());
        sums[doc] += Bm25Parameters.impact(weight, field.frequencies()[(int) i], factor);
      }
    }
    float[] scores = new float[sums.length];
    for (int doc = 0; doc < scores.length; doc++) {
      scores[doc] = (float) sums[doc];
    }
    return Tensor.fromArray(scores);
  }

  /// Adds impacts, which are computed once for the field: no division, no length is looked up.
  @Kernel(op = "search.bm25", dtypes = "f32", priority = 10)
  static Tensor bm25ByImpacts(Postings postings, float k1, float b, Lengths lengths) {
    Bm25Parameters parameters = Parameters.of("search.bm25", k1, b, lengths);
    FieldData field = postings.field();
    return Tensor.fromArray(
        WholeScores.of(field, postings.numbers(), postings.counts(), field.impacts(parameters)));
  }

  @Kernel(op = "search.bm25", device = "gpu", dtypes = "f32")
  static Tensor bm25OnDevice(Postings postings, float k1, float b, Lengths lengths) {
    Bm25Parameters parameters = Parameters.of("search.bm25", k1, b, lengths);
    return DeviceScores.of("search.bm25", postings, parameters);
  }
}
