package dev.waybill.ops.search.analyzer;

import dev.waybill.annotations.Export;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;

/// Lucene's analyser of simplified Chinese.
public final class SmartChinese {
  private static final Analyzer SHARED = new SmartChineseAnalyzer();

  private SmartChinese() {}

  /// Returns Lucene's analyser of simplified Chinese: words by a hidden Markov model, no
  /// punctuation.
  ///
  /// @return the one shared instance, safe for any number of threads
  @Export({"search.analyzer.smartcn", "search.analyzer.smartChinese"})
  public static Analyzer smartcn() {
    return SHARED;
  }
}
