package dev.waybill.plugin.site;

import java.util.ArrayList;
import java.util.List;

/**
 * An example: Java, and what it prints as the testkit has checked it.
 *
 * @param steps its code, cut behind each claim
 */
public record Example(List<Step> steps) {

  private static final String CLAIM = "// ==>";
  private static final String COMMENT = "//";

  /** Copies the list. */
  public Example {
    steps = List.copyOf(steps);
  }

  /** Reads the lines of a fenced block; {@code // ==> text} says what the code before it prints. */
  static Example read(List<String> lines) {
    List<Step> steps = new ArrayList<>();
    List<String> code = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      String line = lines.get(at);
      at++;
      int claim = line.indexOf(CLAIM);
      if (claim < 0) {
        code.add(line);
        continue;
      }
      if (!line.substring(0, claim).isBlank()) {
        code.add(line.substring(0, claim).stripTrailing());
      }
      List<String> output = new ArrayList<>();
      output.add(line.substring(claim + CLAIM.length()).strip());
      while (at < lines.size() && isMore(lines.get(at))) {
        output.add(lines.get(at).strip().substring(COMMENT.length()).stripTrailing());
        at++;
      }
      steps.add(new Step(String.join("\n", code), String.join("\n", output).strip()));
      code.clear();
    }
    if (!code.isEmpty()) {
      steps.add(new Step(String.join("\n", code), ""));
    }
    return new Example(steps);
  }

  private static boolean isMore(String line) {
    String text = line.strip();
    return text.startsWith(COMMENT) && !text.startsWith(CLAIM);
  }

  /**
   * A piece of code.
   *
   * @param code the code
   * @param output what it prints; empty where nothing is claimed
   */
  public record Step(String code, String output) {}
}
