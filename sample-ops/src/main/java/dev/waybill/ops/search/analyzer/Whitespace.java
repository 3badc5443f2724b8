package dev.waybill.ops.search.analyzer;

import dev.waybill.annotations.Export;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;

/// Lucene's analyser for text that was analysed before.
public final class Whitespace {
  private static final Analyzer SHARED = new WhitespaceAnalyzer();

  private Whitespace() {}

  /// Returns Lucene's whitespace analyser: terms as they stand, with blanks between.
  ///
  /// @return the one shared instance, safe for any number of threads
  @Export("search.analyzer.whitespace")
  public static Analyzer whitespace() {
    return SHARED;
  }
}
