package dev.waybill.manifest.surface;

/** Text of blocks: a head at the margin, its facts below it, one a line. */
final class Facts {

  private static final int INDENT = 2;
  private static final int WIDTH = 12;

  private final StringBuilder text = new StringBuilder();

  /** Begins a block, with an empty line before it. */
  void block(String head) {
    text.append('\n').append(head).append('\n');
  }

  /** Writes a line of the file's head. */
  void line(String line) {
    text.append(line).append('\n');
  }

  /** Writes what a reviewer should know of the entry. */
  void warning(String warning) {
    line(" ".repeat(INDENT) + Baseline.WARNING + " " + warning);
  }

  void fact(String key, String value) {
    int start = text.length();
    text.append(" ".repeat(INDENT)).append(key);
    if (!value.isEmpty()) {
      text.append(" ".repeat(Math.max(1, INDENT + WIDTH - (text.length() - start)))).append(value);
    }
    text.append('\n');
  }

  void facts(String key, Iterable<String> values) {
    values.forEach(value -> fact(key, value));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
