package dev.waybill.processor.read;

/** Finds where a comment's first sentence ends. */
final class FirstSentence {

  private FirstSentence() {}

  /**
   * Returns the end of the first sentence: behind the first period, question or exclamation mark
   * that a blank follows, outside inline tags and code, or the end of the first paragraph.
   */
  static int end(String text) {
    int braces = 0;
    boolean code = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' && (braces > 0 || text.startsWith("{@", i))) {
        braces++;
      } else if (c == '}' && braces > 0) {
        braces--;
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
        || (mark && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1))));
  }
}
