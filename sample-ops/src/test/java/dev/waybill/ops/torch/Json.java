package dev.waybill.ops.torch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads strict JSON into maps, lists, strings, truth values, `null`, and numbers that are a `Long`
/// or a `Double` as their text is a whole number or has a point or exponent.
public final class Json {
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /// Reads a text.
  ///
  /// @param text the whole of it
  /// @return the value that it is
  public static Object parse(String text) {
    Json json = new Json(text);
    Object value = json.value();
    json.skipBlanks();
    if (json.at != text.length()) {
      throw json.fault("the end");
    }
    return value;
  }

  /// Casts a value.
  ///
  /// @param value an object's
  /// @return its members
  public static Map<?, ?> map(Object value) {
    return (Map<?, ?>) value;
  }

  /// Casts a value.
  ///
  /// @param value an array's
  /// @return its elements
  public static List<?> list(Object value) {
    return (List<?>) value;
  }

  static long[] longs(Object value) {
    return list(value).stream().mapToLong(Long.class::cast).toArray();
  }

  private Object value() {
    skipBlanks();
    char c = at < text.length() ? text.charAt(at) : ' ';
    if (c == '{') {
      return object();
    }
    if (c == '[') {
      return array();
    }
    if (c == '"') {
      return string();
    }
    int from = at;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> number(word);
    };
  }

  private Object number(String word) {
    try {
      boolean floating = word.contains(".") || word.contains("e") || word.contains("E");
      return floating ? (Object) Double.valueOf(word) : (Object) Long.valueOf(word);
    } catch (NumberFormatException e) {
      throw fault("a value");
    }
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    while (!take('}')) {
      if (!members.isEmpty()) {
        expect(',');
      }
      skipBlanks();
      String name = string();
      expect(':');
      members.put(name, value());
    }
    return members;
  }

  private List<Object> array() {
    List<Object> elements = new ArrayList<>();
    at++;
    while (!take(']')) {
      if (!elements.isEmpty()) {
        expect(',');
      }
      elements.add(value());
    }
    return elements;
  }

  private String string() {
    expect('"');
    int from = at;
    StringBuilder plain = new StringBuilder();
    while (text.charAt(at) != '"') {
      if (text.charAt(at) != '\\') {
        at++;
        continue;
      }
      plain.append(text, from, at);
      char escaped = text.charAt(at + 1);
      at += 2;
      if (escaped == 'u') {
        plain.append((char) Integer.parseInt(text, at, at + 4, 16));
        at += 4;
      } else {
        int known = "nrtbf".indexOf(escaped);
        plain.append(known < 0 ? escaped : "\n\r\t\b\f".charAt(known));
      }
      from = at;
    }
    return plain.append(text, from, at++).toString();
  }

  private boolean take(char wanted) {
    skipBlanks();
    boolean found = at < text.length() && text.charAt(at) == wanted;
    at += found ? 1 : 0;
    return found;
  }

  private void expect(char wanted) {
    if (!take(wanted)) {
      throw fault("'" + wanted + "'");
    }
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException fault(String expected) {
    return new IllegalArgumentException("JSON: expected " + expected + " at character " + at);
  }
}
