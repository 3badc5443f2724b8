package dev.waybill.ops.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Counts what passed, and keeps the failures and the texts of refusals for readers.
final class Report {
  private final Map<String, EnumMap<Part, Count>> counts = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private int listed;
  private int met;

  void add(TorchFile file, TorchFile.Case test, List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      EnumMap<Part, Count> parts =
          counts.computeIfAbsent(file.op(), op -> new EnumMap<>(Part.class));
      parts.computeIfAbsent(outcome.part(), part -> new Count()).add(outcome.status());
      if (outcome.status() == Outcome.Status.FAILED) {
        failures.add(line(file, test, outcome));
      }
      if (!outcome.refusal().isEmpty()) {
        // Whether both mean the same is for people to judge.
        refusals.add(file.op() + " " + test.id() + " (" + test.tag() + ")");
        refusals.add("    theirs: " + test.refusal());
        refusals.add("    ours:   " + outcome.refusal());
      }
    }
  }

  void addListed(TorchFile.Case test) {
    met++;
    listed += test.kind().equals("value") ? 1 : 0;
  }

  static String line(TorchFile file, TorchFile.Case test, Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "%s %s (%s) %s: %s",
        file.op(),
        test.id(),
        test.tag(),
        outcome.part().name().toLowerCase(Locale.ROOT),
        outcome.detail());
  }

  /// Returns the value cases that are listed as deliberate differences.
  int listed() {
    return listed;
  }

  /// Returns the cases of any kind that are listed.
  int met() {
    return met;
  }

  int total(Part part) {
    return counts.values().stream()
        .mapToInt(parts -> parts.getOrDefault(part, new Count()).total())
        .sum();
  }

  /// Returns a line an op, then the totals.
  String table() {
    StringBuilder table = new StringBuilder("passed/failed/no op yet\n");
    header(table, "op");
    EnumMap<Part, Count> totals = new EnumMap<>(Part.class);
    counts.forEach(
        (op, parts) -> {
          row(table, op, parts);
          parts.forEach(
              (part, count) -> totals.computeIfAbsent(part, key -> new Count()).add(count));
        });
    header(table, "");
    row(table, "total", totals);
    return table.append("deliberate differences among the values: ").append(listed).toString();
  }

  void write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve("torch-cases.txt"), table() + "\n\n" + String.join("\n", failures) + "\n");
      Files.writeString(folder.resolve("torch-refusals.txt"), String.join("\n", refusals) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void header(StringBuilder table, String first) {
    table.append(String.format(Locale.ROOT, "%-30s", first));
    for (Part part : Part.values()) {
      table.append(String.format(Locale.ROOT, "%14s", part.name().toLowerCase(Locale.ROOT)));
    }
    table.append('\n');
  }

  private static void row(StringBuilder table, String op, EnumMap<Part, Count> parts) {
    table.append(String.format(Locale.ROOT, "%-30s", op));
    for (Part part : Part.values()) {
      Count count = parts.get(part);
      String text = count == null ? "-" : count.toString();
      table.append(String.format(Locale.ROOT, "%14s", text));
    }
    table.append('\n');
  }

  private static final class Count {
    private int passed;
    private int failed;
    private int missing;

    void add(Outcome.Status status) {
      switch (status) {
        case PASSED -> passed++;
        case FAILED -> failed++;
        case MISSING -> missing++;
      }
    }

    void add(Count other) {
      passed += other.passed;
      failed += other.failed;
      missing += other.missing;
    }

    int total() {
      return passed + failed + missing;
    }

    @Override
    public String toString() {
      return passed + "/" + failed + "/" + missing;
    }
  }
}
