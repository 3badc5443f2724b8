package dev.waybill.manifest;

import java.util.Locale;

/** Values as Java source writes them, the same on every JDK. */
public final class JavaLiteral {

  private static final int HEX = 16;
  private static final int HEX_DIGITS = 4;

  private JavaLiteral() {}

  /**
   * Writes a value.
   *
   * @param value a boxed primitive value or a string
   * @return such as {@code 1L}, {@code 0.5f}, {@code 'a'} or {@code "text"}
   */
  public static String of(Object value) {
    if (value instanceof Long) {
      return value + "L";
    } else if (value instanceof Float number) {
      return floating(number.doubleValue(), Numbers.shortest(number.floatValue()), "f");
    } else if (value instanceof Double number) {
      return floating(number, Numbers.shortest(number.doubleValue()), "");
    } else if (value instanceof Character) {
      String quoted = quote(value.toString());
      String inner = quoted.substring(1, quoted.length() - 1);
      return "'" + (inner.equals("\\\"") ? "\"" : inner.equals("'") ? "\\'" : inner) + "'";
    }
    return value instanceof String text ? quote(text) : String.valueOf(value);
  }

  /**
   * Writes a string.
   *
   * @param text the string
   * @return the string in double quotes with Java's escapes
   */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        case '\b' -> quoted.append("\\b");
        case '\f' -> quoted.append("\\f");
        default -> {
          if (isPair(text, i)) {
            quoted.append(c).append(text.charAt(++i));
          } else if (isNoText(c)) {
            quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /**
   * Reads what {@link #quote} wrote.
   *
   * @param literal a string in double quotes, or any other text
   * @return the string; the text itself where it has no quotes
   */
  public static String unquote(String literal) {
    boolean quoted = literal.length() > 1 && literal.startsWith("\"") && literal.endsWith("\"");
    if (!quoted) {
      return literal;
    }
    StringBuilder text = new StringBuilder();
    String inner = literal.substring(1, literal.length() - 1);
    int i = 0;
    while (i < inner.length()) {
      char c = inner.charAt(i);
      if (c != '\\' || i + 1 == inner.length()) {
        text.append(c);
        i++;
      } else if (inner.charAt(i + 1) == 'u') {
        int end = i + 2 + HEX_DIGITS;
        text.append((char) Integer.parseInt(inner.substring(i + 2, end), HEX));
        i = end;
      } else {
        text.append(unescaped(inner.charAt(i + 1)));
        i += 2;
      }
    }
    return text.toString();
  }

  private static boolean isPair(String text, int high) {
    return high + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(high), text.charAt(high + 1));
  }

  /** Half of a pair has no bytes in UTF-8; the others would not be seen, or change what is seen. */
  private static boolean isNoText(char c) {
    return Character.isISOControl(c)
        || Character.isSurrogate(c)
        || (c >= '\u200b' && c <= '\u200f')
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2060' && c <= '\u206f')
        || (c >= '\ufdd0' && c <= '\ufdef')
        || c == '\ufeff'
        || c >= '\ufffe';
  }

  private static char unescaped(char letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> letter;
    };
  }

  private static String floating(double value, String shortest, String suffix) {
    if (Double.isNaN(value)) {
      return "0.0" + suffix + " / 0.0" + suffix;
    }
    if (Double.isInfinite(value)) {
      return (value < 0 ? "-1.0" : "1.0") + suffix + " / 0.0" + suffix;
    }
    boolean isWhole = shortest.indexOf('.') < 0 && shortest.indexOf('E') < 0;
    return shortest + (isWhole ? ".0" : "") + suffix;
  }
}
