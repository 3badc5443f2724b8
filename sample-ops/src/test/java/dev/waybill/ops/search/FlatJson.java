package dev.waybill.ops.search;

/// Reads one string of a flat JSON object; enough for the collections, and no dependency.
final class FlatJson {
  private FlatJson() {}

  static String string(String line, String key) {
    String name = "\"" + key + "\": \"";
    int at = line.indexOf(name);
    if (at < 0) {
      throw new IllegalArgumentException("no " + key + " in " + line);
    }
    StringBuilder text = new StringBuilder();
    int i = at + name.length();
    while (line.charAt(i) != '"') {
      char c = line.charAt(i++);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = line.charAt(i++);
      switch (escaped) {
        case 'n' -> text.append('\n');
        case 't' -> text.append('\t');
        case 'r' -> text.append('\r');
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'u' -> {
          text.append((char) Integer.parseInt(line.substring(i, i + 4), 16));
          i += 4;
        }
        default -> text.append(escaped);
      }
    }
    return text.toString();
  }
}
