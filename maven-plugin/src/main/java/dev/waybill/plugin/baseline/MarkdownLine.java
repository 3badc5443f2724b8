package dev.waybill.plugin.baseline;

import java.util.regex.Pattern;

/** Puts what people wrote into Markdown, in one line and as they wrote it. */
public final class MarkdownLine {

  /** Underscores within words and single hashes mean nothing: texts stay readable as they are. */
  private static final Pattern MEANS_SOMETHING =
      Pattern.compile("[\\\\`*\\[\\]<>|~&]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private MarkdownLine() {}

  /**
   * Escapes a text.
   *
   * @param text the text, of any number of lines
   * @return one line, which is not blank at its ends
   */
  public static String of(String text) {
    return MEANS_SOMETHING
        .matcher(SPACE.matcher(text.strip()).replaceAll(" "))
        .replaceAll("\\\\$0");
  }
}
