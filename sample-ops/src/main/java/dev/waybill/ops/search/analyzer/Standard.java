package dev.waybill.ops.search.analyzer;

import dev.waybill.annotations.Export;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;

/// Lucene's standard analyser.
public final class Standard {
  private static final Analyzer SHARED = new StandardAnalyzer();

  private Standard() {}

  /// Returns Lucene's standard analyser: Unicode words in lower case, Chinese as single characters,
  /// no stop words.
  ///
  /// @return the one shared instance, safe for any number of threads
  @Export("search.analyzer.standard")
  public static Analyzer standard() {
    return SHARED;
  }
}
