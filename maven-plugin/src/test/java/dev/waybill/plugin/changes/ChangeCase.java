package dev.waybill.plugin.changes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A change of a library with a client of it. Files of cases stand in the resources: {@code ===
 * title} begins a case, {@code --- old}, {@code --- new} and {@code --- client} its sources, and
 * {@code --- old package/Name.java} one of several. {@code --- kinds} lists the kinds of change
 * that must be found, {@code --- unwitnessed} the impacts that no client can show, with the reason.
 *
 * @param title what changes
 * @param before the sources of the library as it was, by path
 * @param after the sources of the library as it is
 * @param client the sources of the client; its class {@code Client} has a {@code main} method
 * @param kinds the ids of the kinds of change that must be found
 * @param unwitnessed impacts that must be found although the client does not show them
 */
record ChangeCase(
    String title,
    Map<String, String> before,
    Map<String, String> after,
    Map<String, String> client,
    List<String> kinds,
    List<String> unwitnessed) {

  private static final String CASE = "=== ";
  private static final String PART = "--- ";

  static List<ChangeCase> readAll(Path folder) throws IOException {
    List<ChangeCase> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        read(file, all);
      }
    }
    return all;
  }

  private static void read(Path file, List<ChangeCase> into) throws IOException {
    String topic = file.getFileName().toString().replaceAll("\\..*", "");
    for (String text : ("\n" + Files.readString(file)).split("\n" + CASE, -1)) {
      if (text.contains("\n" + PART)) {
        into.add(parse(topic, text));
      }
    }
  }

  private static ChangeCase parse(String topic, String text) {
    String[] parts = text.split("\n" + PART, -1);
    Map<String, Map<String, String>> sources = new LinkedHashMap<>();
    List<String> kinds = new ArrayList<>();
    List<String> unwitnessed = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      String[] head = (end < 0 ? parts[i] : parts[i].substring(0, end)).strip().split(" ", 2);
      String body = end < 0 ? "" : parts[i].substring(end + 1);
      switch (head[0]) {
        case "kinds" -> kinds.addAll(List.of(head[1].split("[, ]+", -1)));
        case "unwitnessed" -> unwitnessed.addAll(List.of(head[1].split("[, ]+", -1)));
        case "old", "new", "client" -> {
          Map<String, String> files = sources.computeIfAbsent(head[0], k -> new LinkedHashMap<>());
          files.put(head.length > 1 ? head[1] : SourceFiles.path(body), body);
        }
        default -> throw new IllegalArgumentException(topic + ": no part '" + head[0] + "'");
      }
    }
    return new ChangeCase(
        topic + ": " + parts[0].strip(),
        sources.getOrDefault("old", Map.of()),
        sources.getOrDefault("new", Map.of()),
        sources.getOrDefault("client", Map.of()),
        kinds,
        unwitnessed);
  }

  @Override
  public String toString() {
    return title;
  }
}
