package dev.waybill.processor.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the inline tags of Javadoc out of a text, so that what reads the rest does not stumble over
 * them, and puts their meaning back as plain HTML: links would not resolve in another package.
 */
final class InlineTags {

  // Private-use characters, which no comment means.
  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';

  private static final Pattern CODE =
      Pattern.compile("(?ms)^ *(```|~~~).*?^ *\\1|(?<!`)(`+)(?!`).*?(?<!`)\\2(?!`)");
  private static final Pattern PRE = Pattern.compile("(?is)<pre\\b.*?</pre>");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>&]");

  private final List<String> raw = new ArrayList<>();

  /**
   * Returns a text of the manifest, which is Markdown: tags become code and plain text.
   *
   * @param text the text of a comment
   * @param ofMarkdown whether the comment is Markdown; else it is HTML, which Markdown allows
   */
  static String markdown(String text, boolean ofMarkdown) {
    if (text.indexOf("{@") < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    Matcher verbatim = (ofMarkdown ? CODE : PRE).matcher(text);
    int at = 0;
    while (verbatim.find()) {
      out.append(markdown(text.substring(at, verbatim.start())));
      out.append(ofMarkdown ? verbatim.group() : preformatted(verbatim.group()));
      at = verbatim.end();
    }
    return out.append(markdown(text.substring(at))).toString().strip();
  }

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

  private static String markdown(String text) {
    InlineTags tags = new InlineTags();
    return tags.put(tags.take(text), InlineTags::meanMarkdown);
  }

  private static String preformatted(String pre) {
    InlineTags tags = new InlineTags();
    return tags.put(
        tags.take(pre),
        tag -> content(tag).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  private static String meanMarkdown(String tag) {
    String content = content(tag);
    return switch (name(tag)) {
      case "literal" -> SPECIAL.matcher(content).replaceAll("\\\\$0");
      case "return" -> "Returns " + markdown(content) + ".";
      case "summary" -> markdown(content);
      case "index" -> term(content);
      case "link", "value" -> code(label(content));
      case "linkplain" -> label(content);
      case "snippet" -> {
        String snippet = snippet(content).stripTrailing();
        yield snippet.isBlank() ? "" : "\n\n```java\n" + snippet + "\n```\n\n";
      }
      case "inheritdoc", "docroot" -> "";
      default -> code(content.replaceAll("\\s*\\R\\s*", " "));
    };
  }

  private static String code(String content) {
    String fence = content.contains("`") ? "``" : "`";
    String blank = content.contains("`") ? " " : "";
    return content.isBlank() ? "" : fence + blank + content + blank + fence;
  }

  /** Returns {@code code} in {@code {@code text}}, in small letters. */
  private static String name(String tag) {
    return tag.substring(2, nameEnd(tag)).toLowerCase(Locale.ROOT);
  }

  private static String content(String tag) {
    return tag.substring(nameEnd(tag), tag.length() - 1).strip();
  }

  private static int nameEnd(String tag) {
    int end = 2;
    while (Character.isLetter(tag.charAt(end))) {
      end++;
    }
    return end;
  }

  private static void mean(DocHtml html, String tag) {
    String content = content(tag);
    switch (name(tag)) {
      case "literal" -> html.text(content);
      case "return" -> {
        html.text("Returns ");
        nested(html, content);
        html.text(".");
      }
      case "summary" -> nested(html, content);
      case "index" -> html.text(term(content));
      case "link", "value" -> html.code(label(content));
      case "linkplain" -> html.text(label(content));
      case "snippet" -> html.preformatted(snippet(content));
      case "inheritdoc", "docroot" -> {
        // Nothing to inherit from, no root to refer to.
      }
      default -> html.code(content.replaceAll("\\s*\\R\\s*", " "));
    }
  }

  private static void nested(DocHtml html, String content) {
    InlineTags tags = new InlineTags();
    tags.addTo(html, tags.take(content));
  }

  /** Returns the term of an index tag, without its description. */
  private static String term(String content) {
    Matcher quoted = QUOTED.matcher(content);
    return quoted.lookingAt() ? quoted.group(1) : content.split("\\s", 2)[0];
  }

  private static String label(String content) {
    int blank = labelStart(content);
    return blank < 0
        ? content.replaceFirst("^#", "").replace('#', '.')
        : content.substring(blank).strip();
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
  private static String snippet(String content) {
    int colon = content.indexOf(':');
    int lineEnd = content.indexOf('\n');
    return colon >= 0 && (lineEnd < 0 || colon < lineEnd)
        ? content.substring(colon + 1).stripIndent().replaceFirst("^\\s*\\n", "")
        : "";
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
