package dev.waybill.ops.search.analyzer;

import dev.waybill.annotations.Export;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;

/// Lucene's analyser for text that was analysed before.
public final class Keyword {
  private static final Analyzer SHARED = new KeywordAnalyzer();

  private Keyword() {}

  /// Returns Lucene's keyword analyser: the whole text as one term.
  ///
  /// @return the one shared instance, safe for any number of threads
  @Export("search.analyzer.keyword")
  public static Analyzer keyword() {
    return SHARED;
  }
}
