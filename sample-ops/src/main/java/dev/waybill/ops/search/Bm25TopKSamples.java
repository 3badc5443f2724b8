package dev.waybill.ops.search;

import dev.waybill.samples.ErrorSample;
import dev.waybill.samples.OpSamples;
import dev.waybill.samples.Sample;
import java.util.List;
import java.util.Map;

/// Samples of `search.bm25TopK`.
public final class Bm25TopKSamples implements OpSamples {
  private static final Postings POSTINGS =
      Lookup.lookup(
          IndexDocuments.index(
              List.of(
                  Map.of("text", "red fish"),
                  Map.of("text", "blue fish and red birds"),
                  Map.of("text", "birds")),
              "whitespace"),
          "red birds",
          "text");

  /// For the testkit.
  public Bm25TopKSamples() {}

  @Override
  public String op() {
    return "search.bm25TopK";
  }

  @Override
  public List<Sample> samples() {
    return List.of(Sample.of("two words", POSTINGS, 2));
  }

  @Override
  public List<ErrorSample> errors() {
    return List.of(ErrorSample.of("count", "argument k", POSTINGS, 0));
  }
}
