package dev.waybill.ops.search;

import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/// Finds analysers by name, where everything else is found by name: in the registry.
final class NamedAnalyzer {
  private static final String PREFIX = "search.analyzer.";

  private NamedAnalyzer() {}

  /// Returns an analyser: `english` is `search.analyzer.english`; other libraries' have their full
  /// names.
  static Analyzer find(String op, String name) {
    String full = name.indexOf('.') < 0 ? PREFIX + name : name;
    Symbol symbol = Registry.global().find(full).orElse(null);
    // Only functions without parameters are tried: a name must not call just any op.
    if (symbol instanceof Symbol.Function function
        && function.schema().parameters().isEmpty()
        && function.call() instanceof Analyzer analyzer) {
      return analyzer;
    }
    List<String> known = known();
    throw Refusal.of(op, "analyzer", "\"" + name + "\"" + similar(name, known), "one of " + known);
  }

  private static String similar(String name, List<String> known) {
    LevenshteinAutomata near = new LevenshteinAutomata(name.toLowerCase(Locale.ROOT), true);
    int most = name.length() < 6 ? 1 : LevenshteinAutomata.MAXIMUM_SUPPORTED_DISTANCE;
    for (int edits = 0; edits <= most; edits++) {
      CharacterRunAutomaton matches = new CharacterRunAutomaton(near.toAutomaton(edits));
      for (String other : known) {
        if (matches.run(other.toLowerCase(Locale.ROOT))) {
          return " (did you mean " + other + "?)";
        }
      }
    }
    return "";
  }

  private static List<String> known() {
    return Registry.global().names(PREFIX).stream()
        .map(name -> name.substring(PREFIX.length()))
        .sorted()
        .toList();
  }
}
