package dev.waybill.processor.kernels;

import java.util.List;
import java.util.stream.Collectors;

/** Breaks long lines of generated code, which is read in debuggers. */
final class Lines {
  private static final int WIDTH = 100;

  /** What a line may end with. */
  private static final List<String> ENDS = List.of(", ", " -> ");

  /** What a line may begin with. */
  private static final List<String> BEGINNINGS =
      List.of("? ", ": ", "&& ", "|| ", "+ ", "- ", "* ", "/ ");

  private Lines() {}

  /** Returns the same code in lines of at most 100 characters, where there is a place to break. */
  static String wrapped(String code) {
    return code.lines().map(Lines::wrap).collect(Collectors.joining("\n", "", "\n"));
  }

  private static String wrap(String line) {
    if (line.length() <= WIDTH || line.startsWith("import ")) {
      return line;
    }
    String indent = " ".repeat(line.length() - line.stripLeading().length());
    int at = place(line, indent.length() + 8);
    return at < 0
        ? line
        : line.substring(0, at).stripTrailing() + "\n" + more(indent + "    ", line.substring(at));
  }

  /** Further lines stand below the second one. */
  private static String more(String indent, String rest) {
    String line = indent + rest.strip();
    if (line.length() <= WIDTH) {
      return line;
    }
    int at = place(line, indent.length() + 8);
    return at < 0
        ? line
        : line.substring(0, at).stripTrailing() + "\n" + more(indent, line.substring(at));
  }

  /** Returns where the next line begins; -1 where there is no place. */
  private static int place(String line, int least) {
    for (int at = WIDTH; at > least; at--) {
      int from = at;
      boolean ends = ENDS.stream().anyMatch(end -> line.startsWith(end, from - end.length()));
      boolean begins =
          line.charAt(at - 1) == ' '
              && BEGINNINGS.stream().anyMatch(start -> line.startsWith(start, from));
      if (ends || begins) {
        return at;
      }
    }
    return -1;
  }
}
