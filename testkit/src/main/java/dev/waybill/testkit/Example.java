package dev.waybill.testkit;

import dev.waybill.manifest.ApiDoc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The example in a contract comment: its fenced `java` blocks, with what they claim.
///
/// @param blocks their statements
record Example(List<List<Statement>> blocks) {
  /// Begins a claim: what the statement before it prints, as in `jshell`.
  static final String CLAIM = "// ==>";

  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```java *\\n(.*?)^ *```");

  /// One statement.
  ///
  /// @param code the code, over several lines as it is written
  /// @param expected what its value prints; `null` where nothing is claimed
  record Statement(String code, @Nullable String expected) {

    /// Returns the code on one line, for messages.
    String shown() {
      return "\"" + code.strip().replaceAll("\\s+", " ") + "\"";
    }

    private String expression() {
      StringBuilder lines = new StringBuilder();
      code.lines().forEach(line -> lines.append(withoutComment(line)).append('\n'));
      String stripped = lines.toString().strip();
      return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
  }

  static Example of(ApiDoc doc) {
    List<List<Statement>> blocks = new ArrayList<>();
    Matcher fenced = FENCED.matcher(doc.body());
    while (fenced.find()) {
      blocks.add(statements(fenced.group(1)));
    }
    return new Example(blocks);
  }

  List<Statement> claims() {
    return blocks.stream()
        .flatMap(Collection::stream)
        .filter(statement -> statement.expected() != null)
        .toList();
  }

  /// Returns whether a value prints what is expected; blanks and line breaks do not count.
  static boolean prints(@Nullable Object value, String expected) {
    return squeezed(text(value)).equals(squeezed(expected));
  }

  /// Returns what a value prints: arrays as their elements, all else as its `toString`.
  static String text(@Nullable Object value) {
    String inList = Arrays.deepToString(new @Nullable Object[] {value});
    return inList.substring(1, inList.length() - 1);
  }

  /// Returns a class that runs the blocks and hands over the value of each claim's statement.
  String source(String type, List<String> imports) {
    StringBuilder out = new StringBuilder("package " + Examples.PACKAGE + ";\n");
    imports.forEach(name -> out.append("import ").append(name).append(";\n"));
    out.append("public final class ").append(type).append(" {\n");
    out.append("public static void run(java.util.function.Consumer<Object> values)");
    out.append(" throws Exception {\n");
    for (List<Statement> block : blocks) {
      out.append("{\n");
      for (Statement statement : block) {
        out.append(
            statement.expected() == null
                ? statement.code()
                : "values.accept(\n" + statement.expression() + "\n);\n");
      }
      out.append("}\n");
    }
    return out.append("}\n}\n").toString();
  }

  private static List<Statement> statements(String block) {
    List<Statement> statements = new ArrayList<>();
    StringBuilder code = new StringBuilder();
    for (String line : block.lines().toList()) {
      int claim = line.indexOf(CLAIM);
      Statement last = statements.isEmpty() ? null : statements.getLast();
      if (claim >= 0) {
        code.append(line, 0, claim);
        String expected = line.substring(claim + CLAIM.length()).strip();
        if (code.toString().isBlank() && last != null) {
          statements.set(statements.size() - 1, new Statement(last.code(), expected));
        } else {
          statements.add(new Statement(code.toString(), expected));
        }
        code.setLength(0);
      } else if (line.strip().startsWith("//") && last != null && last.expected() != null) {
        String more = last.expected() + " " + line.strip().substring(2).strip();
        statements.set(statements.size() - 1, new Statement(last.code(), more));
      } else {
        code.append(line).append('\n');
        if (withoutComment(line).endsWith(";")) {
          statements.add(new Statement(code.toString(), null));
          code.setLength(0);
        }
      }
    }
    if (!code.toString().isBlank()) {
      statements.add(new Statement(code.toString(), null));
    }
    return statements;
  }

  private static String withoutComment(String line) {
    return line.replaceAll("//( .*)?$", "").strip();
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }
}
