package dev.waybill.processor.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page under {@code docs/diagnostics}: its example is compiled, and what the compiler prints must
 * be what the page says.
 *
 * <p>Blocks: {@code java} is compiled, {@code java library} is another module built before, {@code
 * java earlier} is compiled by an earlier build into the same folder and not now, {@code java
 * generated} comes from another processor, {@code options} are given to the compiler, {@code text}
 * is all that is printed. The first line of a Java block names the file.
 */
record Page(
    Map<String, String> sources,
    Map<String, String> library,
    Map<String, String> earlier,
    Map<String, String> generated,
    List<String> options,
    List<String> printed) {

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)(?: (\\w+))?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  static Page read(Path file) throws IOException {
    Page page =
        new Page(
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new java.util.ArrayList<>(),
            new java.util.ArrayList<>());
    Matcher block = BLOCK.matcher(Files.readString(file));
    while (block.find()) {
      page.add(block.group(1), block.group(2) == null ? "" : block.group(2), block.group(3));
    }
    return page;
  }

  /** Replaces what the page says is printed. */
  static void rewrite(Path file, List<String> printed) throws IOException {
    String page = Files.readString(file);
    String block = "```text\n" + String.join("\n", printed) + "\n```";
    Files.writeString(
        file,
        page.replaceFirst("(?s)```text\\n.*?```", java.util.regex.Matcher.quoteReplacement(block)));
  }

  private void add(String language, String role, String text) {
    switch (language) {
      case "options" -> options.addAll(text.lines().toList());
      case "text" -> printed.addAll(text.lines().toList());
      case "java" -> java(role, text);
      default -> {}
    }
  }

  private void java(String role, String text) {
    Map<String, String> into =
        switch (role) {
          case "library" -> library;
          case "earlier" -> earlier;
          case "generated" -> generated;
          default -> sources;
        };
    // The comment with the name stays in the file, so that lines are those of the page's block.
    into.put(text.substring(0, text.indexOf('\n')).replace("//", "").strip(), text);
  }
}
