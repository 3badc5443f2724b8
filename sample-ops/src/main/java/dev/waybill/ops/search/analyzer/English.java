package dev.waybill.ops.search.analyzer;

import dev.waybill.annotations.Export;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/// Lucene's English analyser.
public final class English {
  private static final Analyzer SHARED = new EnglishAnalyzer();

  private English() {}

  /// Returns Lucene's English analyser: the standard one, without the possessive and 33 stop words,
  /// with Porter's stemmer.
  ///
  /// @return the one shared instance, safe for any number of threads
  @Export("search.analyzer.english")
  public static Analyzer english() {
    return SHARED;
  }
}
