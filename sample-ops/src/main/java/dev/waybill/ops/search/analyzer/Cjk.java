package dev.waybill.ops.search.analyzer;

import dev.waybill.annotations.Export;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;

/// Lucene's analyser of Chinese, Japanese and Korean.
public final class Cjk {
  private static final Analyzer SHARED = new CJKAnalyzer();

  private Cjk() {}

  /// Returns Lucene's analyser of Chinese, Japanese and Korean: overlapping pairs of characters.
  ///
  /// @return the one shared instance, safe for any number of threads
  @Export("search.analyzer.cjk")
  public static Analyzer cjk() {
    return SHARED;
  }
}
