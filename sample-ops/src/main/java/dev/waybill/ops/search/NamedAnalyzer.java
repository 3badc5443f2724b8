package dev.waybill.ops.search;

import dev.waybill.ops.search.analyzer.Cjk;
import dev.waybill.ops.search.analyzer.English;
import dev.waybill.ops.search.analyzer.Keyword;
import dev.waybill.ops.search.analyzer.SmartChinese;
import dev.waybill.ops.search.analyzer.Standard;
import dev.waybill.ops.search.analyzer.Whitespace;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;

/// Finds analysers by name.
final class NamedAnalyzer {
  private static final Map<String, Supplier<Analyzer>> KNOWN =
      Map.of(
          "standard", Standard::standard,
          "english", English::english,
          "smartcn", SmartChinese::smartcn,
          "cjk", Cjk::cjk,
          "whitespace", Whitespace::whitespace,
          "keyword", Keyword::keyword);

  private NamedAnalyzer() {}

  /// Returns an analyser.
  static Analyzer find(String op, String name) {
    Supplier<Analyzer> known = KNOWN.get(name);
    if (known == null) {
      throw Refusal.of(
          op, "analyzer", "\"" + name + "\"", "one of " + new TreeSet<>(KNOWN.keySet()));
    }
    return known.get();
  }
}
