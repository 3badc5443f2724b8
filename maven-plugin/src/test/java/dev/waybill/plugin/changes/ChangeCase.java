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
 * A change of a library with clients of it. Files of cases stand in the resources: {@code ===
 * title} begins a case, {@code --- old}, {@code --- new} and {@code --- client} its sources, and
 * {@code --- old package/Name.java} one of several. A source that names no package goes into {@code
 * lib}, one of a client into the package of clients.
 *
 * <ul>
 *   <li>Each source of a class {@code Client} begins another client: together they show the impacts
 *       of a change of which one of them shows one only. {@code %} stands for its {@code main}.
 *   <li>{@code --- kinds} lists the kinds of change that must be found.
 *   <li>{@code --- advisory} lists those that a client shows to break although they are advisory:
 *       whether they break depends on the client.
 *   <li>{@code --- unwitnessed} lists impacts that no client can show; the text below has the
 *       reason.
 *   <li>{@code --- releases} names the Java releases for which the old and the new library are
 *       compiled.
 *   <li>{@code --- options} lists options of javac for them.
 * </ul>
 *
 * @param title what changes
 * @param before the sources of the library as it was, by path
 * @param after the sources of the library as it is
 * @param clients the sources of each client; its class {@code Client} has a {@code main} method
 * @param kinds the ids of the kinds of change that must be found
 * @param advisory the ids of those that break the clients and are advisory
 * @param unwitnessed impacts that must be found although the clients do not show them
 * @param releases the Java releases of the old and the new library; empty for that of the tests
 * @param options the options of javac for both
 */
record ChangeCase(
    String title,
    Map<String, String> before,
    Map<String, String> after,
    List<Map<String, String>> clients,
    List<String> kinds,
    List<String> advisory,
    List<String> unwitnessed,
    List<String> releases,
    List<String> options) {

  private static final String CASE = "=== ";
  private static final String PART = "--- ";

  /** The options of javac for the library as it was. */
  List<String> optionsBefore() {
    return options(releases.get(0));
  }

  /** The options of javac for the library as it is. */
  List<String> optionsAfter() {
    return options(releases.get(1));
  }

  private List<String> options(String release) {
    List<String> all = new ArrayList<>(options);
    all.addAll(release.isEmpty() ? List.of() : List.of("--release", release));
    return all;
  }

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
    Map<String, List<String>> words = new LinkedHashMap<>();
    List<Map<String, String>> clients = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      int end = parts[i].indexOf('\n');
      String[] head = (end < 0 ? parts[i] : parts[i].substring(0, end)).strip().split(" ", 2);
      String body = end < 0 ? "" : parts[i].substring(end + 1);
      String file = head.length > 1 ? head[1] : "";
      switch (head[0]) {
        case "kinds", "advisory", "unwitnessed", "releases", "options" ->
            words
                .computeIfAbsent(head[0], k -> new ArrayList<>())
                .addAll(List.of(head[1].split("[, ]+", -1)));
        case "old", "new" ->
            SourceFiles.add(
                sources.computeIfAbsent(head[0], k -> new LinkedHashMap<>()), file, "lib", body);
        case "client" -> client(clients, file, body);
        default -> throw new IllegalArgumentException(topic + ": no part '" + head[0] + "'");
      }
    }
    return new ChangeCase(
        topic + ": " + parts[0].strip(),
        sources.getOrDefault("old", Map.of()),
        sources.getOrDefault("new", Map.of()),
        clients,
        words.getOrDefault("kinds", List.of()),
        words.getOrDefault("advisory", List.of()),
        words.getOrDefault("unwitnessed", List.of()),
        words.getOrDefault("releases", List.of("", "")),
        words.getOrDefault("options", List.of()));
  }

  private static void client(List<Map<String, String>> clients, String file, String body) {
    if (clients.isEmpty() || (body.contains("class Client") && isBegun(clients))) {
      clients.add(new LinkedHashMap<>());
    }
    String source = body.replace("%", "public static void main(String[] args) throws Throwable");
    SourceFiles.add(clients.get(clients.size() - 1), file, "client", source);
  }

  private static boolean isBegun(List<Map<String, String>> clients) {
    return clients.get(clients.size() - 1).containsKey("client/Client.java");
  }

  @Override
  public String toString() {
    return title;
  }
}
