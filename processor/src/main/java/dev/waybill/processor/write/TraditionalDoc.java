package dev.waybill.processor.write;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns HTML of a traditional comment into HTML that doclint accepts: a few tags keep their
 * meaning, all others lose theirs and keep their text.
 */
final class TraditionalDoc {

  private static final Pattern TAG =
      Pattern.compile("<!--.*?-->|<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>", Pattern.DOTALL);
  private static final Pattern ENTITY = Pattern.compile("&(#\\d+|#[xX][0-9a-fA-F]+|\\w+);");
  private static final Map<String, String> ENTITIES =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "nbsp", " ", "apos", "'");
  private static final Set<String> MARKS = Set.of("b", "i", "em", "strong", "sub", "sup");
  private static final Set<String> BREAKS =
      Set.of("p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "dl", "dd", "dt");

  private final DocHtml html;
  private final InlineTags tags;
  private final String text;
  private final Deque<Boolean> lists = new ArrayDeque<>();
  private boolean inItem;

  private TraditionalDoc(DocHtml html, String text) {
    this.html = html;
    this.tags = new InlineTags();
    this.text = tags.take(text);
  }

  /** Adds an HTML text. */
  static void add(String text, DocHtml html) {
    new TraditionalDoc(html, text).run();
  }

  private void run() {
    Matcher tag = TAG.matcher(text);
    int at = 0;
    while (tag.find(at)) {
      plain(text.substring(at, tag.start()));
      at = tag.end();
      if (tag.group(2) != null) {
        at = apply(tag.group(2).toLowerCase(Locale.ROOT), !tag.group(1).isEmpty(), at);
      }
    }
    plain(text.substring(at));
    while (!lists.isEmpty()) {
      endList();
    }
    html.paragraph();
  }

  /** Applies a tag and returns where to read on. */
  private int apply(String name, boolean closes, int at) {
    if (MARKS.contains(name) || name.equals("code")) {
      return closes ? at : marked(name, at);
    }
    if (name.equals("pre") && !closes) {
      int end = close("pre", at);
      html.preformatted(
          tags.plain(unescaped(text.substring(at, end))).replaceFirst("^\\s*\\n", ""));
      return end;
    }
    if (name.equals("ul") || name.equals("ol")) {
      list(name.equals("ol"), closes);
    } else if (name.equals("li") && !lists.isEmpty()) {
      endItem();
      if (!closes) {
        html.beginItem();
        inItem = true;
      }
    } else if (BREAKS.contains(name)) {
      html.paragraph();
    }
    return at;
  }

  // The text of a mark holds no further marks: HTML in comments may be badly nested.
  private int marked(String name, int at) {
    int end = close(name, at);
    String inside = unescaped(TAG.matcher(text.substring(at, end)).replaceAll(""));
    if (name.equals("code")) {
      html.code(tags.raw(inside));
    } else if (!inside.isBlank()) {
      html.inline("<" + name + ">");
      tags.addTo(html, inside);
      html.inline("</" + name + ">");
    }
    return end;
  }

  private int close(String name, int at) {
    Matcher end = Pattern.compile("</" + name + "\\s*>", Pattern.CASE_INSENSITIVE).matcher(text);
    if (end.find(at)) {
      return end.start();
    }
    Matcher next = TAG.matcher(text);
    return next.find(at) ? next.start() : text.length();
  }

  private void list(boolean ordered, boolean closes) {
    if (!closes && lists.isEmpty()) {
      // Lists in lists are read as one: their nesting is often wrong and rarely matters.
      html.beginList(ordered);
      lists.push(ordered);
    } else if (closes && !lists.isEmpty()) {
      endList();
    }
  }

  private void endList() {
    if (!inItem) {
      html.beginItem();
      inItem = true;
    }
    endItem();
    html.endList(lists.pop());
  }

  private void endItem() {
    if (inItem) {
      html.endItem();
      inItem = false;
    }
  }

  private void plain(String some) {
    if (some.isBlank()) {
      html.text(some.isEmpty() ? "" : " ");
      return;
    }
    if (!lists.isEmpty() && !inItem) {
      html.beginItem();
      inItem = true;
    }
    tags.addTo(html, unescaped(some));
  }

  private static String unescaped(String some) {
    return ENTITY
        .matcher(some)
        .replaceAll(match -> Matcher.quoteReplacement(entity(match.group(1), match.group())));
  }

  private static String entity(String name, String whole) {
    if (!name.startsWith("#")) {
      return ENTITIES.getOrDefault(name, whole);
    }
    boolean hex = name.startsWith("#x") || name.startsWith("#X");
    try {
      int c = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
      return Character.isValidCodePoint(c) && c > 31 ? Character.toString(c) : " ";
    } catch (NumberFormatException e) {
      return whole;
    }
  }
}
