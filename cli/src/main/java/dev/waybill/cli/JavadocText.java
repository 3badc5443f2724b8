package dev.waybill.cli;

/// Extracts the text of the documentation comments of a Java file: `/** */` and `///`.
final class JavadocText {

  private final String source;
  private final StringBuilder comments = new StringBuilder();
  private int at;

  private JavadocText(String source) {
    this.source = source;
  }

  /// Returns the comments' text in order, without markup.
  static String of(String source) {
    JavadocText reader = new JavadocText(source);
    reader.scan();
    return new CommentText(reader.comments).clean();
  }

  private void scan() {
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '/' && source.startsWith("/**", at) && !source.startsWith("/**/", at)) {
        blockComment(3, true);
      } else if (c == '/' && source.startsWith("/*", at)) {
        blockComment(2, false);
      } else if (c == '/' && source.startsWith("///", at)) {
        lineComment(true);
      } else if (c == '/' && source.startsWith("//", at)) {
        lineComment(false);
      } else if (c == '"' && source.startsWith("\"\"\"", at)) {
        skipText("\"\"\"");
      } else if (c == '"' || c == '\'') {
        skipText(String.valueOf(c));
      } else {
        at++;
      }
    }
  }

  private void blockComment(int open, boolean wanted) {
    int end = source.indexOf("*/", at + open);
    end = end < 0 ? source.length() : end;
    if (wanted) {
      source
          .substring(Math.min(at + open, end), end)
          .lines()
          .forEach(line -> comments.append(withoutStars(line)).append('\n'));
    }
    at = end + 2;
  }

  private void lineComment(boolean wanted) {
    int end = source.indexOf('\n', at);
    end = end < 0 ? source.length() : end;
    if (wanted) {
      comments.append(source, at + 3, end).append('\n');
    }
    at = end;
  }

  /// Passes over a literal, in which comment signs mean nothing.
  private void skipText(String quote) {
    at += quote.length();
    while (at < source.length() && !source.startsWith(quote, at)) {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    at += quote.length();
  }

  private static String withoutStars(String line) {
    int start = 0;
    while (start < line.length() && Character.isWhitespace(line.charAt(start))) {
      start++;
    }
    int text = start;
    while (text < line.length() && line.charAt(text) == '*') {
      text++;
    }
    return line.substring(text == start ? 0 : text);
  }
}
