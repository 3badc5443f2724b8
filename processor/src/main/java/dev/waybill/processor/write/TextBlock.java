package dev.waybill.processor.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text blocks of generated code. */
final class TextBlock {

  /** Below the 65,535 bytes that a class file's constant may have. */
  static final int BYTES = 60_000;

  private TextBlock() {}

  /** Cuts a text into pieces that fit constants, after line ends where possible. */
  static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    int lineEnd = 0;
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      bytes += bytes(text.charAt(i));
      if (bytes > BYTES) {
        int end = lineEnd > start ? lineEnd : Character.isLowSurrogate(text.charAt(i)) ? i - 1 : i;
        pieces.add(text.substring(start, end));
        start = end;
        i = end - 1;
        bytes = 0;
      } else if (text.charAt(i) == '\n') {
        lineEnd = i + 1;
      }
    }
    pieces.add(text.substring(start));
    return pieces;
  }

  /**
   * Writes a text as a text block, whose lines the writer of the file may indent.
   *
   * @param text without U+2028 and U+2029, which JavaPoet takes for ends of lines
   */
  static String of(String text) {
    StringBuilder block = new StringBuilder(text.length() + 16).append("\"\"\"\n");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean first = i == 0 || text.charAt(i - 1) == '\n';
      boolean last = i + 1 == text.length() || text.charAt(i + 1) == '\n';
      if (c == '\n') {
        block.append('\n');
      } else if (c == '\\') {
        block.append("\\\\");
      } else if (c == ' ' && (first || last)) {
        block.append("\\s"); // blanks at both ends of a line are cut off
      } else if (c == '"' && (last || text.charAt(i + 1) == '"')) {
        block.append("\\\"");
      } else if (Character.isISOControl(c)) {
        block.append(String.format(Locale.ROOT, "\\%03o", (int) c));
      } else {
        block.append(c);
      }
    }
    return block.append("\"\"\"").toString();
  }

  /** Returns the length of a character in a class file's own form of UTF-8. */
  private static int bytes(char c) {
    return c >= 1 && c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
  }
}
