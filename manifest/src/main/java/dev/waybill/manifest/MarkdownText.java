package dev.waybill.manifest;

import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Markdown under construction: one blank line between blocks, none at the start. */
final class MarkdownText {

  private static final Pattern LINE_BREAK = Pattern.compile("\\s*\\R\\s*");

  private final StringBuilder text = new StringBuilder();
  private boolean inLines;

  void heading(int level, String title) {
    block("#".repeat(level) + " " + title);
  }

  void paragraph(String paragraph) {
    if (!paragraph.isBlank()) {
      block(paragraph.strip());
    }
  }

  /** Adds a line to the list that the last call began, or begins one. */
  void line(String line) {
    if (!inLines) {
      block(line);
      inLines = true;
    } else {
      text.append(line).append('\n');
    }
  }

  void table(List<String> head, List<List<String>> rows) {
    StringBuilder table = new StringBuilder();
    row(table, head);
    row(table, Collections.nCopies(head.size(), "---"));
    rows.forEach(row -> row(table, row));
    block(table.toString().stripTrailing());
  }

  /** Returns the text as code, whatever backticks it holds. */
  static String code(String code) {
    if (code.isEmpty()) {
      return "";
    }
    String fence = "`";
    while (code.contains(fence)) {
      fence += "`";
    }
    String pad = code.startsWith("`") || code.endsWith("`") ? " " : "";
    return fence + pad + code + pad + fence;
  }

  static String oneLine(String text) {
    // Most texts have one line, and this runs for every cell of every page.
    String one = text.strip();
    return one.indexOf('\n') < 0 && one.indexOf('\r') < 0
        ? one
        : LINE_BREAK.matcher(one).replaceAll(" ");
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void block(String block) {
    if (!text.isEmpty()) {
      text.append('\n');
    }
    text.append(block.replace("\r\n", "\n")).append('\n');
    inLines = false;
  }

  private static void row(StringBuilder table, List<String> cells) {
    table.append('|');
    for (String cell : cells) {
      table.append(' ').append(oneLine(cell).replace("|", "\\|")).append(" |");
    }
    table.append('\n');
  }
}
