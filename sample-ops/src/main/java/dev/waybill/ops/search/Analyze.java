package dev.waybill.ops.search;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The op `search.analyze`.
public final class Analyze {
  private Analyze() {}

  /// Reads a text as an index does.
  ///
  /// @param text the text
  /// @param analyzer the analyser's name, such as `english`
  /// @return its tokens in order
  @Export("search.analyze")
  public static List<Token> analyze(String text, @Default("standard") String analyzer) {
    return tokens("search.analyze", text, analyzer);
  }

  /// Reads a text for another op, which is the one that refuses an unknown analyser.
  static List<Token> tokens(String op, String text, String analyzer) {
    List<Token> tokens = new ArrayList<>();
    int[] position = {-1};
    TokenReader.read(
        NamedAnalyzer.find(op, analyzer),
        "text",
        text,
        (buffer, length, step, start, end) -> {
          position[0] += step;
          tokens.add(new Token(new String(buffer, 0, length), position[0], start, end));
        });
    return Collections.unmodifiableList(tokens);
  }
}
