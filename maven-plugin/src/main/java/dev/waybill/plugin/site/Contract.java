package dev.waybill.plugin.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comment of an op promises, taken apart.
 *
 * @param labels the Markdown behind each of the {@link #LABELS} that it has, in their order
 * @param examples its examples in order
 * @param rest all else, Markdown
 */
record Contract(Map<String, String> labels, List<Example> examples, String rest) {

  /** The labels of a contract, in the order in which they are shown. */
  static final List<String> LABELS =
      List.of("Shapes", "Dtypes", "Units", "Numerics", "Gradient", "Source");

  private static final Pattern LABEL =
      Pattern.compile("(?:[-*+] )?(" + String.join("|", LABELS) + "):(?: +(.*))?");
  private static final Pattern FENCE = Pattern.compile("(`{3,}|~{3,})\\s*(\\w*).*");
  private static final Pattern LIST_ITEM = Pattern.compile("([-*+]|\\d+[.)]) .*");

  /** Reads the body of a comment. */
  static Contract read(String body) {
    return new Reader(body.lines().toList()).read();
  }

  /** Walks over the lines of a body once. */
  private static final class Reader {

    private final List<String> lines;
    private final Map<String, String> found = new LinkedHashMap<>();
    private final List<Example> examples = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();
    private int at;

    Reader(List<String> lines) {
      this.lines = lines;
    }

    Contract read() {
      while (at < lines.size()) {
        Matcher label = LABEL.matcher(lines.get(at));
        Matcher fence = FENCE.matcher(lines.get(at));
        if (label.matches() && !found.containsKey(label.group(1))) {
          at++;
          String first = label.group(2) == null ? "" : label.group(2);
          found.put(label.group(1), paragraph(first));
        } else if (fence.matches()) {
          readFence(fence.group(1), fence.group(2));
        } else {
          rest.add(lines.get(at));
          at++;
        }
      }
      Map<String, String> labels = new LinkedHashMap<>();
      for (String each : LABELS) {
        if (found.containsKey(each)) {
          labels.put(each, found.get(each));
        }
      }
      return new Contract(labels, examples, String.join("\n", rest).strip());
    }

    /** Reads on to the end of the paragraph or list item. */
    private String paragraph(String first) {
      StringBuilder text = new StringBuilder(first);
      while (at < lines.size() && goesOn(lines.get(at))) {
        text.append('\n').append(lines.get(at).strip());
        at++;
      }
      return text.toString().strip();
    }

    private static boolean goesOn(String line) {
      return !line.isBlank()
          && !LABEL.matcher(line).matches()
          && !FENCE.matcher(line).matches()
          && !LIST_ITEM.matcher(line).matches();
    }

    private void readFence(String mark, String language) {
      int start = at;
      at++;
      while (at < lines.size() && !lines.get(at).strip().startsWith(mark)) {
        at++;
      }
      List<String> inner = lines.subList(start + 1, at);
      at = Math.min(at + 1, lines.size());
      if (language.equals("java")) {
        examples.add(Example.read(inner));
      } else {
        rest.addAll(lines.subList(start, at));
      }
    }
  }
}
