package dev.waybill.manifest.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of one file of a baseline: blocks at the margin, their facts below them.
 *
 * @param imports the classes that it names without packages
 * @param blocks its blocks in order
 */
record BaselineFile(Imports imports, List<Block> blocks) {

  private static final String INDENT = "  ";
  private static final String COMMENT = "#";
  private static final Pattern CLASS_NAME =
      Pattern.compile(
          "\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
              + "(\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)*");
  private static final String WARNING = INDENT + Baseline.WARNING;

  /** Reads the lines of a file. */
  static BaselineFile parse(String where, String text) {
    List<String> lines = text.lines().toList();
    int conflict = MergeConflict.line(lines);
    if (conflict > 0) {
      throw new TextFault(where, conflict, 1, MergeConflict.PROBLEM);
    }
    checkFormat(where, lines);
    List<String> imports = new ArrayList<>();
    List<Block> blocks = new ArrayList<>();
    boolean inImports = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith(COMMENT) || line.startsWith(WARNING)) {
        continue;
      }
      LineReader reader = new LineReader(where, i + 1, line);
      boolean isFact = line.startsWith(INDENT);
      if (isFact && inImports) {
        imports.add(className(reader));
      } else if (isFact && !blocks.isEmpty()) {
        blocks.get(blocks.size() - 1).facts().add(new Fact(reader.word(), reader));
      } else if (isFact) {
        throw reader.fault("A fact stands before the first entry.");
      } else {
        inImports = line.strip().equals(Baseline.IMPORTS);
        if (!inImports) {
          blocks.add(new Block(reader.word(), name(reader), reader, new ArrayList<>()));
        }
      }
    }
    return new BaselineFile(Imports.read(imports), blocks);
  }

  private static String className(LineReader line) {
    String name = line.rest();
    if (!CLASS_NAME.matcher(name).matches()) {
      throw line.faultAtStart("The name of a class was expected here, found '" + name + "'.");
    }
    return name;
  }

  private static String name(LineReader line) {
    String name = line.rest();
    if (name.isEmpty() || name.contains(" ")) {
      throw line.fault("One name was expected behind the kind, found '" + name + "'.");
    }
    return name;
  }

  private static void checkFormat(String where, List<String> lines) {
    String first = lines.isEmpty() ? "" : lines.get(0).strip();
    if (!first.startsWith(Baseline.FIRST_LINE)) {
      throw new TextFault(
          where,
          1,
          1,
          "The first line must be '"
              + Baseline.FIRST_LINE
              + Baseline.FORMAT
              + "', found '"
              + first
              + "'.");
    }
    String format = first.substring(Baseline.FIRST_LINE.length());
    if (!format.equals(Integer.toString(Baseline.FORMAT))) {
      throw new TextFault(
          where,
          1,
          Baseline.FIRST_LINE.length() + 1,
          "The format is '"
              + format
              + "', this version reads format "
              + Baseline.FORMAT
              + ". Use the version of waybill that wrote it.");
    }
  }

  /**
   * An entry.
   *
   * @param kind its first word
   * @param name its second word
   * @param line its line, for messages
   * @param facts the facts below it
   */
  record Block(String kind, String name, LineReader line, List<Fact> facts) {

    TextFault fault(String problem) {
      return line.faultAtStart(problem);
    }
  }

  /**
   * A line below an entry.
   *
   * @param key its first word
   * @param line the line, read up to its key
   */
  record Fact(String key, LineReader line) {

    TextFault unknown() {
      return line.faultAtStart("'" + key + "' is no fact that is known here.");
    }

    TextFault fault(String problem) {
      return line.faultAtStart(problem);
    }
  }
}
