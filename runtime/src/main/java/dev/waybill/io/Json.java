package dev.waybill.io;

import dev.waybill.internal.text.JsonText;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The JSON of safetensors' headers: objects as maps, arrays as lists, strings, whole numbers as
/// `Long`, all else as [Other]. Strict; a key twice is a fault.
final class Json {
  private static final int DEEPEST = 32;

  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /// What is wrong with a text, and where.
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1;

    Fault(String problem) {
      super(problem);
    }
  }

  /// A value that no header needs: a fraction, a truth value or `null`.
  record Other(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  static Object parse(String text) throws Fault {
    Json json = new Json(text);
    Object value = json.value(0);
    json.space();
    if (json.at < text.length()) {
      throw json.fault("the end");
    }
    return value;
  }

  private Object value(int depth) throws Fault {
    space();
    if (depth > DEEPEST || at == text.length()) {
      throw fault("a value, nested at most " + DEEPEST + " deep");
    }
    return switch (text.charAt(at)) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, Object> object(int depth) throws Fault {
    Map<String, Object> fields = new LinkedHashMap<>();
    at++;
    if (skip('}')) {
      return fields;
    }
    do {
      space();
      String name = string();
      expect(':');
      if (fields.put(name, value(depth + 1)) != null) {
        throw new Fault(
            "found the key "
                + JsonText.quote(Counts.shortened(name))
                + " twice, expected it once.");
      }
    } while (skip(','));
    expect('}');
    return fields;
  }

  private List<Object> array(int depth) throws Fault {
    List<Object> elements = new ArrayList<>();
    at++;
    if (skip(']')) {
      return elements;
    }
    do {
      elements.add(value(depth + 1));
    } while (skip(','));
    expect(']');
    return elements;
  }

  private String string() throws Fault {
    if (at == text.length() || text.charAt(at) != '"') {
      throw fault("a string");
    }
    StringBuilder characters = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c < ' ') {
        throw fault("no control character in a string");
      }
      characters.append(c == '\\' ? escaped() : c);
    }
    if (at == text.length()) {
      throw fault("the end of the string");
    }
    at++;
    return characters.toString();
  }

  private char escaped() throws Fault {
    char c = at < text.length() ? text.charAt(at++) : ' ';
    int escape = "\"\\/bfnrt".indexOf(c);
    if (escape >= 0) {
      return "\"\\/\b\f\n\r\t".charAt(escape);
    }
    int code = 0;
    for (int i = 0; c == 'u' && i < 4; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
      code = digit < 0 || code < 0 ? -1 : code * 16 + digit;
    }
    if (c != 'u' || code < 0) {
      throw fault("an escape such as \\n or \\u0041");
    }
    return (char) code;
  }

  private Object word() throws Fault {
    int from = at;
    while (at < text.length() && "{}[],:\" \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    if (word.matches("0|-?[1-9][0-9]{0,18}")) {
      BigInteger number = new BigInteger(word);
      return number.bitLength() < Long.SIZE ? (Object) number.longValue() : new Other(word);
    }
    if (!word.matches("null|true|false|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
      at = from;
      throw fault("a value");
    }
    return new Other(word);
  }

  private boolean skip(char wanted) {
    space();
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char wanted) throws Fault {
    if (!skip(wanted)) {
      throw fault("'" + wanted + "'");
    }
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private Fault fault(String expected) {
    String found = at < text.length() ? JsonText.quote(text.substring(at, at + 1)) : "the end";
    return new Fault(
        "found " + found + " at character " + at + " of the header, expected " + expected + ".");
  }
}
