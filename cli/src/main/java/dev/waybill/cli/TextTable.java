package dev.waybill.cli;

import java.util.ArrayList;
import java.util.List;

/// Lines in columns, each as wide as its widest cell.
final class TextTable {

  private static final int WIDEST = 48;

  private final String indent;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String indent) {
    this.indent = indent;
  }

  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(indent);
      for (int column = 0; column < row.size(); column++) {
        line.append(row.get(column));
        if (column < row.size() - 1) {
          int blanks = width(column) - row.get(column).length();
          line.append(" ".repeat(Math.max(0, blanks))).append("  ");
        }
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int width(int column) {
    int width = 0;
    for (List<String> row : rows) {
      if (column < row.size() - 1) {
        width = Math.max(width, row.get(column).length());
      }
    }
    return Math.min(width, WIDEST);
  }
}
