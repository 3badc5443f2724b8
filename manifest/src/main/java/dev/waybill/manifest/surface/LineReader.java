package dev.waybill.manifest.surface;

import java.util.function.Predicate;

/** One line of a baseline, read from left to right. */
final class LineReader {

  private final String where;
  private final int line;
  private final String text;
  private int at;

  LineReader(String where, int line, String text) {
    this.where = where;
    this.line = line;
    this.text = text;
  }

  /** What stands behind this place, without blanks around it; nothing is left. */
  String rest() {
    String rest = text.substring(at).strip();
    at = text.length();
    return rest;
  }

  boolean isAtEnd() {
    skipBlanks();
    return at == text.length();
  }

  /** The rest of the line between two tokens; nothing of this line is left. */
  LineReader within(String before, String behind) {
    return new LineReader(where, line, before + rest() + behind);
  }

  void expectEnd() {
    if (!isAtEnd()) {
      throw fault("Nothing more was expected here, found '" + text.substring(at) + "'.");
    }
  }

  /** Whether the next characters are these; an identifier must end with them. */
  boolean looksAt(String token) {
    skipBlanks();
    if (!text.startsWith(token, at)) {
      return false;
    }
    int end = at + token.length();
    return !isPart(token.charAt(token.length() - 1))
        || end == text.length()
        || !isPart(text.charAt(end));
  }

  boolean take(String token) {
    if (!looksAt(token)) {
      return false;
    }
    at += token.length();
    return true;
  }

  void expect(String token) {
    if (!take(token)) {
      throw fault("'" + token + "' was expected here.");
    }
  }

  /** Reads letters and digits, and hyphens between them. */
  String word() {
    return takeWhile("A word", c -> isPart(c) || c == '-');
  }

  String identifier() {
    return takeWhile("A name", LineReader::isPart);
  }

  /** Reads names with dots between them; the dots of {@code ...} are none. */
  String path() {
    StringBuilder path = new StringBuilder(identifier());
    while (at + 1 < text.length() && text.charAt(at) == '.' && isPart(text.charAt(at + 1))) {
      at++;
      path.append('.').append(identifier());
    }
    return path.toString();
  }

  /** Reads an annotation with what stands in its parentheses. */
  String annotation() {
    int start = at;
    expect("@");
    path();
    if (at < text.length() && text.charAt(at) == '(') {
      skipParentheses();
    }
    return text.substring(start, at).strip();
  }

  TextFault fault(String problem) {
    return new TextFault(where, line, at + 1, problem);
  }

  /** A fault at the first character that is no blank. */
  TextFault faultAtStart(String problem) {
    return new TextFault(where, line, text.length() - text.stripLeading().length() + 1, problem);
  }

  private void skipParentheses() {
    int depth = 0;
    do {
      if (at == text.length()) {
        throw fault("')' was expected here.");
      }
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        skipQuoted(c);
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        at++;
      }
    } while (depth > 0);
  }

  private void skipQuoted(char quote) {
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, text.length());
  }

  private String takeWhile(String what, Predicate<Character> isPart) {
    skipBlanks();
    int start = at;
    while (at < text.length() && isPart.test(text.charAt(at))) {
      at++;
    }
    if (start == at) {
      throw fault(
          what
              + " was expected here, found "
              + (at == text.length() ? "the end of the line." : "'" + text.charAt(at) + "'."));
    }
    return text.substring(start, at);
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private static boolean isPart(char c) {
    return Character.isJavaIdentifierPart(c);
  }
}
