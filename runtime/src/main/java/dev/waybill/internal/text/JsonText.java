package dev.waybill.internal.text;

/// Strings in JSON.
public final class JsonText {
  private JsonText() {}

  /// Writes a string as Rust's serde does, which the official library uses.
  ///
  /// @return with its quotation marks
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int escape = "\"\\\b\f\n\r\t".indexOf(c);
      if (escape >= 0) {
        quoted.append('\\').append("\"\\bfnrt".charAt(escape));
      } else if (c < ' ') {
        quoted.append("\\u00").append(Character.forDigit(c >> 4, 16));
        quoted.append(Character.forDigit(c & 15, 16));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
