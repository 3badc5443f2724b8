package dev.waybill.ops.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Runs a text through one of Lucene's analysers, token by token and without an object for each.
final class TokenReader {
  private TokenReader() {}

  /// Reads the tokens of a text.
  static void read(Analyzer analyzer, String field, String text, Sink sink) {
    try (TokenStream stream = analyzer.tokenStream(field, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute step = stream.addAttribute(PositionIncrementAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        sink.token(
            term.buffer(),
            term.length(),
            step.getPositionIncrement(),
            offset.startOffset(),
            offset.endOffset());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A text in memory: no analyser has a reason to throw it.
    }
  }

  /// Takes one token after the other.
  @FunctionalInterface
  interface Sink {
    /// Takes a token; the buffer is the reader's own.
    void token(char[] buffer, int length, int step, int start, int end);
  }
}
