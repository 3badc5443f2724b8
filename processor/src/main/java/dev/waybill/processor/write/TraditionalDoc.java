package dev.waybill.processor.write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
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
  private static final Pattern HREF =
      Pattern.compile("\\bhref\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");
  private static final Pattern ROW = Pattern.compile("(?i)<tr\\b[^<>]*>");
  private static final Pattern CELL = Pattern.compile("(?i)<t[dh]\\b[^<>]*>");
  private static final Set<String> MARKS = Set.of("b", "i", "em", "strong", "sub", "sup");
  private static final Set<String> BREAKS =
      Set.of("p", "div", "br", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dd", "dt");

  private final DocHtml html;
  private final InlineTags tags;
  private final String text;
  private final Deque<HtmlList> lists = new ArrayDeque<>();

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
        at = apply(tag.group(2).toLowerCase(Locale.ROOT), tag.group(3), isClosing(tag), at);
      }
    }
    plain(text.substring(at));
    while (!lists.isEmpty()) {
      endList();
    }
    html.paragraph();
  }

  private static boolean isClosing(Matcher tag) {
    return !tag.group(1).isEmpty();
  }

  /** Applies a tag and returns where to read on. */
  private int apply(String name, String attributes, boolean closes, int at) {
    if (name.equals("a")) {
      return closes ? at : link(attributes, at);
    }
    if (name.equals("table")) {
      return closes ? at : table(at);
    }
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
        beginItem();
      }
    } else if (BREAKS.contains(name)) {
      html.paragraph();
    }
    return at;
  }

  // The text of a mark holds no further marks: HTML in comments may be badly nested.
  private int marked(String name, int at) {
    int end = close(name, at);
    String inside = inside(at, end);
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

  private String inside(int from, int to) {
    return unescaped(TAG.matcher(text.substring(from, to)).replaceAll(""));
  }

  private int link(String attributes, int at) {
    int end = close("a", at);
    String inside = inside(at, end);
    Matcher href = HREF.matcher(attributes);
    boolean begun = !inside.isBlank() && href.find() && html.beginLink(unescaped(target(href)));
    plain(text.substring(at, end).replaceAll(TAG.pattern(), ""));
    if (begun) {
      html.endLink();
    }
    return end;
  }

  private static String target(Matcher href) {
    for (int group = 1; group < href.groupCount(); group++) {
      if (href.group(group) != null) {
        return href.group(group);
      }
    }
    return href.group(href.groupCount());
  }

  // Tables have rules of their own in each doclint, so their cells are set as plain text.
  private int table(int at) {
    int end = close("table", at);
    StringBuilder plain = new StringBuilder();
    for (String row : ROW.split(text.substring(at, end), -1)) {
      List<String> cells = new ArrayList<>();
      for (String cell : CELL.split(row, -1)) {
        cells.add(tags.plain(unescaped(TAG.matcher(cell).replaceAll(" "))).strip());
      }
      if (cells.size() > 1 && cells.get(0).isEmpty()) {
        cells.remove(0);
      }
      String line = String.join(" | ", cells).replaceAll("\\s+", " ");
      plain.append(line).append(line.isEmpty() ? "" : "\n");
    }
    html.preformatted(plain.toString());
    return end;
  }

  private void list(boolean ordered, boolean closes) {
    if (!closes) {
      if (!lists.isEmpty()) {
        beginItem();
      }
      html.beginList(ordered);
      lists.push(new HtmlList(ordered));
    } else if (!lists.isEmpty()) {
      endList();
    }
  }

  private void endList() {
    if (!lists.element().hasItems) {
      beginItem();
    }
    endItem();
    html.endList(lists.pop().ordered);
  }

  /** Begins an item of the innermost list, unless it is in one. */
  private void beginItem() {
    HtmlList list = lists.element();
    if (!list.inItem) {
      html.beginItem();
      list.inItem = true;
      list.hasItems = true;
    }
  }

  private void endItem() {
    HtmlList list = lists.element();
    if (list.inItem) {
      html.endItem();
      list.inItem = false;
    }
  }

  private void plain(String some) {
    if (some.isBlank()) {
      html.text(some.isEmpty() ? "" : " ");
      return;
    }
    if (!lists.isEmpty()) {
      beginItem();
    }
    tags.addTo(html, unescaped(some));
  }

  private static String unescaped(String some) {
    return some.indexOf('&') < 0
        ? some
        : ENTITY.matcher(some).replaceAll(match -> Matcher.quoteReplacement(entity(match.group())));
  }

  // A blank that does not break is one in plain text, and what no comment may hold is none.
  private static String entity(String entity) {
    return MarkdownDoc.entity(entity).replace('\u00a0', ' ').replaceAll("\\p{Cntrl}|\ufffd", " ");
  }

  /** A list that is not closed yet. */
  private static final class HtmlList {

    private final boolean ordered;
    private boolean inItem;
    private boolean hasItems;

    private HtmlList(boolean ordered) {
      this.ordered = ordered;
    }
  }
}
