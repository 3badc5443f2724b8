package dev.waybill.processor.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Takes the inline tags of Javadoc out of a text, so that what reads the rest does not stumble over
 * them, and puts their meaning back as plain HTML: links would not resolve in another package.
 */
final class InlineTags {

  // Private-use characters, which no comment means.
  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';

  private final List<String> raw = new ArrayList<>();

  /** Replaces each tag by a mark. */
  String take(String text) {
    StringBuilder out = new StringBuilder();
    String clean = text.replace(OPEN, '?').replace(CLOSE, '?');
    int at = 0;
    for (int tag = clean.indexOf("{@"); tag >= 0; tag = clean.indexOf("{@", at)) {
      int end = end(clean, tag);
      if (end < 0) {
        break;
      }
      out.append(clean, at, tag).append(OPEN).append(raw.size()).append(CLOSE);
      raw.add(clean.substring(tag, end));
      at = end;
    }
    return out.append(clean, at, clean.length()).toString();
  }

  /** Puts the tags back as they were written. */
  String raw(String text) {
    return put(text, tag -> tag);
  }

  /** Puts the text of code back, and other tags as they were written. */
  String plain(String text) {
    return put(text, tag -> tag.replaceFirst("(?s)^\\{@(?:code|literal)\\s(.*)\\}$", "$1"));
  }

  /** Adds a text with marks, tags as HTML. */
  void addTo(DocHtml html, String text) {
    walk(text, html::text, tag -> mean(html, tag));
  }

  private String put(String text, UnaryOperator<String> replace) {
    StringBuilder out = new StringBuilder();
    walk(text, out::append, tag -> out.append(replace.apply(tag)));
    return out.toString();
  }

  private void walk(String text, Consumer<String> plain, Consumer<String> tag) {
    int at = 0;
    for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, at)) {
      int close = text.indexOf(CLOSE, open);
      plain.accept(text.substring(at, open));
      tag.accept(raw.get(Integer.parseInt(text.substring(open + 1, close))));
      at = close + 1;
    }
    plain.accept(text.substring(at));
  }

  private static void mean(DocHtml html, String tag) {
    String inside = tag.substring(2, tag.length() - 1);
    int end = 0;
    while (end < inside.length() && Character.isLetter(inside.charAt(end))) {
      end++;
    }
    String content = inside.substring(end).strip();
    switch (inside.substring(0, end).toLowerCase(Locale.ROOT)) {
      case "literal", "return", "summary", "index" -> html.text(content);
      case "link", "value" -> link(html, content, true);
      case "linkplain" -> link(html, content, false);
      case "snippet" -> snippet(html, content);
      case "inheritdoc", "docroot" -> {
        // Nothing to inherit from, no root to refer to.
      }
      default -> html.code(content.replaceAll("\\s*\\R\\s*", " "));
    }
  }

  private static void link(DocHtml html, String content, boolean code) {
    int blank = labelStart(content);
    String label =
        blank < 0 ? content.replaceFirst("^#", "").replace('#', '.') : content.substring(blank);
    if (code) {
      html.code(label.strip());
    } else {
      html.text(label.strip());
    }
  }

  // A reference may have blanks between the parameters.
  private static int labelStart(String content) {
    int depth = 0;
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      depth += c == '(' || c == '<' ? 1 : c == ')' || c == '>' ? -1 : 0;
      if (depth == 0 && Character.isWhitespace(c)) {
        return i;
      }
    }
    return -1;
  }

  // A snippet of another file cannot be shown: its place is relative to the user's package.
  private static void snippet(DocHtml html, String content) {
    int colon = content.indexOf(':');
    int lineEnd = content.indexOf('\n');
    if (colon >= 0 && (lineEnd < 0 || colon < lineEnd)) {
      html.preformatted(content.substring(colon + 1).stripIndent().replaceFirst("^\\s*\\n", ""));
    }
  }

  private static int end(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
