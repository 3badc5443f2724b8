package dev.waybill.internal.dispatch;

import dev.waybill.dispatch.Range;
import dev.waybill.dispatch.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads schemas; the grammar stands at `dev.waybill.spi.Registration`.
public final class SchemaParser {
  private final String text;
  private int at;

  public SchemaParser(String text) {
    this.text = text;
  }

  public static Range range(String text) {
    int dots = text.indexOf("..");
    if (dots < 1 || text.length() < dots + 3) {
      throw new IllegalArgumentException(noRange(text));
    }
    boolean minExclusive = text.charAt(0) == '(';
    boolean maxExclusive = text.endsWith(")");
    String min = text.substring(1, dots);
    String max = text.substring(dots + 2, text.length() - 1);
    try {
      return new Range(
          min.isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(min),
          max.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(max),
          minExclusive,
          maxExclusive);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(noRange(text), e);
    }
  }

  public static String unquote(String literal) {
    if (!literal.startsWith("\"")) {
      return literal;
    }
    StringBuilder plain = new StringBuilder();
    // String.translateEscapes knows no Unicode escapes, which stand for other control characters.
    for (int i = 1; i < literal.length() - 1; i++) {
      char c = literal.charAt(i);
      if (c != '\\') {
        plain.append(c);
      } else if (literal.charAt(++i) == 'u') {
        plain.append((char) Integer.parseInt(literal, i + 1, i + 5, 16));
        i += 4;
      } else {
        plain.append(literal.substring(i - 1, i + 1).translateEscapes());
      }
    }
    return plain.toString();
  }

  public Schema parse() {
    String member = identifier();
    expect("(");
    List<Schema.Parameter> parameters = new ArrayList<>();
    while (!take(")")) {
      if (!parameters.isEmpty()) {
        expect(", ");
      }
      parameters.add(parameter());
    }
    expect(" -> ");
    String result = type();
    if (at != text.length()) {
      throw fault("the end");
    }
    return new Schema(text, member, parameters, result);
  }

  private static String noRange(String text) {
    return "range " + text + " must look like [0..1)";
  }

  private Schema.Parameter parameter() {
    String type = type();
    expect(" ");
    String name = identifier();
    String defaultText = take(" = ") ? literal() : null;
    return new Schema.Parameter(type, name, defaultText, range());
  }

  private @Nullable Range range() {
    if (!text.startsWith(" [", at) && !text.startsWith(" (", at)) {
      return null;
    }
    int from = at + 1;
    at = from + 1;
    while (at < text.length() && text.charAt(at) != ']' && text.charAt(at) != ')') {
      at++;
    }
    if (at == text.length()) {
      throw fault("] or )");
    }
    at++;
    return range(text.substring(from, at));
  }

  private String literal() {
    int from = at;
    if (take("\"")) {
      while (at < text.length() && text.charAt(at) != '"') {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      expect("\"");
    } else {
      while (at < text.length() && ",) ".indexOf(text.charAt(at)) < 0) {
        at++;
      }
    }
    return text.substring(from, at);
  }

  /// A type ends at a blank, comma or bracket outside angle brackets.
  private String type() {
    int from = at;
    int depth = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (depth == 0 && ",) ".indexOf(c) >= 0) {
        break;
      }
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
    }
    if (from == at) {
      throw fault("a type");
    }
    return text.substring(from, at);
  }

  private String identifier() {
    int from = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    if (from == at) {
      throw fault("a name");
    }
    return text.substring(from, at);
  }

  private boolean take(String token) {
    boolean found = text.startsWith(token, at);
    at += found ? token.length() : 0;
    return found;
  }

  private void expect(String token) {
    if (!take(token)) {
      throw fault("'" + token + "'");
    }
  }

  private IllegalArgumentException fault(String expected) {
    return new IllegalArgumentException(
        "schema " + text + " is wrong at character " + (at + 1) + ": expected " + expected);
  }
}
