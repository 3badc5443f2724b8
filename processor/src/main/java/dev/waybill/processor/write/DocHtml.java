package dev.waybill.processor.write;

import java.util.regex.Pattern;

/**
 * HTML of a documentation comment under construction, in the few tags that every doclint accepts
 * anywhere: paragraphs, lists, preformatted text, and inline marks.
 */
final class DocHtml {

  private static final Pattern LINK = Pattern.compile("https?://[\\x21-\\x7e&&[^\"'<>\\\\{}@*]]+");

  private final StringBuilder html = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private boolean inItem;
  private boolean itemBegun;
  private int depth;

  /** Adds inline HTML that is balanced in itself. */
  void inline(String marked) {
    line.append(marked);
  }

  /** Adds plain text. */
  void text(String plain) {
    escape(plain, line);
  }

  /** Adds plain text as code. */
  void code(String plain) {
    if (!plain.isBlank()) {
      line.append("<code>");
      escape(plain, line);
      line.append("</code>");
    }
  }

  /** Begins a link, or returns false where its target is none that may stand in a comment. */
  boolean beginLink(String to) {
    boolean safe = LINK.matcher(to).matches();
    if (safe) {
      line.append("<a href=\"").append(escaped(to)).append("\">");
    }
    return safe;
  }

  void endLink() {
    line.append("</a>");
  }

  /** Ends a paragraph. */
  void paragraph() {
    String text = line.toString().strip();
    line.setLength(0);
    if (text.isEmpty()) {
      return;
    }
    if (html.isEmpty()) {
      html.append(text).append('\n');
    } else if (inItem && !itemBegun) {
      html.append(text).append('\n');
    } else {
      html.append(depth == 0 ? "\n" : "").append("<p>").append(text).append("\n");
    }
    itemBegun = true;
  }

  void preformatted(String plain) {
    paragraph();
    if (plain.isBlank()) {
      return;
    }
    begin();
    html.append("<pre>");
    escape(plain.stripTrailing(), html);
    html.append("</pre>\n");
    itemBegun = true;
  }

  void beginList(boolean ordered) {
    paragraph();
    begin();
    html.append(ordered ? "<ol>\n" : "<ul>\n");
    depth++;
  }

  void beginItem() {
    html.append("<li>");
    inItem = true;
    itemBegun = false;
  }

  void endItem() {
    paragraph();
    if (inItem && !itemBegun) {
      html.append("&nbsp;\n");
    }
    inItem = depth > 1;
    itemBegun = true;
  }

  void endList(boolean ordered) {
    depth--;
    html.append(ordered ? "</ol>\n" : "</ul>\n");
  }

  /** Ends the text. */
  String finish() {
    paragraph();
    return html.toString();
  }

  /**
   * Escapes what is special to HTML, to Javadoc, to comments, or to Java's reader of characters.
   */
  static String escaped(String plain) {
    StringBuilder out = new StringBuilder(plain.length() + 8);
    escape(plain, out);
    return out.toString();
  }

  // A block cannot be the first thing of a comment: doclint wants a first sentence.
  private void begin() {
    if (html.isEmpty()) {
      html.append("Details:\n");
    }
  }

  private static boolean endsWithStar(StringBuilder out) {
    return !out.isEmpty() && out.charAt(out.length() - 1) == '*';
  }

  private static void escape(String plain, StringBuilder out) {
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '@' -> out.append("&#64;");
        case '{' -> out.append("&#123;");
        case '}' -> out.append("&#125;");
        // A unicode escape is read even in comments, and a malformed one is an error there.
        case '\\' -> out.append("&#92;");
        case '/' -> out.append(endsWithStar(out) ? "&#47;" : "/");
        case '\n', '\t' -> out.append(c);
        default -> out.append(Character.isISOControl(c) ? ' ' : c);
      }
    }
  }
}
