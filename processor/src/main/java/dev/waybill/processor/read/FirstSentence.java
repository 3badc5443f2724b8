package dev.waybill.processor.read;

import java.util.regex.Pattern;

/** Finds where a comment's first sentence ends. */
final class FirstSentence {

  private static final Pattern ABBREVIATION =
      Pattern.compile("(?i)\\b(e\\.g|i\\.e|cf|vs|resp|incl|approx|eqs?|figs?)\\.$");

  private FirstSentence() {}

  /**
   * Returns the end of the first sentence: behind the first period, question or exclamation mark
   * that a blank follows, but for abbreviations such as "e.g.", outside inline tags and code, or
   * the end of the first paragraph.
   */
  static int end(String text) {
    boolean tagged = text.startsWith("{@return") || text.startsWith("{@summary");
    int braces = 0;
    boolean code = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' && (braces > 0 || text.startsWith("{@", i))) {
        braces++;
      } else if (c == '}' && braces > 0) {
        braces--;
        if (tagged && braces == 0) {
          return i + 1;
        }
      } else if (c == '`') {
        code = !code;
      } else if (braces == 0 && startsParagraph(text, i)) {
        return i;
      } else if (braces == 0 && !code && endsSentence(text, i)) {
        return i + 1;
      }
    }
    return text.length();
  }

  private static boolean startsParagraph(String text, int i) {
    return i > 0
        && (text.startsWith("\n\n", i)
            || text.startsWith("<p>", i)
            || text.startsWith("<pre>", i)
            || text.startsWith("<ul>", i));
  }

  private static boolean endsSentence(String text, int i) {
    char c = text.charAt(i);
    boolean mark = c == '.' || c == '?' || c == '!';
    boolean asian = c == '。' || c == '？' || c == '！';
    return asian
        || (mark
            && !ABBREVIATION.matcher(text).region(Math.max(0, i - 5), i + 1).find()
            && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1))));
  }
}
