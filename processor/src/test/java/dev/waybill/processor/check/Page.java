package dev.waybill.processor.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/diagnostics}, whose example is the test of its diagnostic.
 *
 * <p>Blocks are told apart by the words behind the fence: {@code java} is compiled with the
 * processor; {@code java library} before it, as a jar of another module; {@code java plain} before
 * it too, without the processor; {@code java generated} is written by another processor; {@code
 * java earlier} was part of an earlier compilation only. {@code options} has the compiler's
 * options, and {@code text} all that the compiler says.
 */
record Page(String id, Path file, String text) {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```([a-z ]+)\\n(.*?)^```$");
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^\\s*(?:public |final |abstract )*(?:class|interface|enum|record) (\\w+)");

  static Page of(Diagnostic diagnostic) {
    Path file = folder().resolve(diagnostic.name() + ".md");
    try {
      return new Page(diagnostic.name(), file, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("there is no page " + file, e);
    }
  }

  /** Returns the folder of the pages; tests run in the folder of their module. */
  static Path folder() {
    return Path.of("..", "docs", "diagnostics");
  }

  /** Returns the sources of a kind by their paths. */
  Map<String, String> sources(String kind) {
    Map<String, String> sources = new TreeMap<>();
    for (String block : blocks(kind)) {
      sources.put(path(block), block);
    }
    return sources;
  }

  List<String> options() {
    return blocks("options").stream().flatMap(String::lines).toList();
  }

  List<String> expected() {
    return blocks("text").stream().flatMap(String::lines).toList();
  }

  /** Returns whether the compiler of the example hides its trees, as Gradle's wrapper does. */
  boolean withoutTrees() {
    return text.contains("<!-- without trees -->");
  }

  /** Returns whether the compiler of the example fails when it is asked to write. */
  boolean withoutFiler() {
    return text.contains("<!-- without filer -->");
  }

  Page withExpected(List<String> lines) {
    Matcher block = Pattern.compile("(?ms)^```text\\n.*?^```$").matcher(text);
    String said = "```text\n" + String.join("\n", lines) + "\n```";
    return new Page(id, file, block.replaceFirst(Matcher.quoteReplacement(said)));
  }

  private List<String> blocks(String kind) {
    List<String> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      if (block.group(1).equals(kind)) {
        blocks.add(block.group(2));
      }
    }
    return blocks;
  }

  private static String path(String source) {
    Matcher declared = PACKAGE.matcher(source);
    String folder = declared.find() ? declared.group(1).replace('.', '/') + "/" : "";
    Matcher type = TYPE.matcher(source);
    if (source.matches("(?s).*^(open )?module .*")
        || Pattern.compile("(?m)^(open )?module ").matcher(source).find()) {
      return "module-info.java";
    }
    return folder + (type.find() ? type.group(1) : "package-info") + ".java";
  }
}
