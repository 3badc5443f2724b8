package dev.waybill.plugin.witness;

import dev.waybill.manifest.surface.JavaClass;
import dev.waybill.manifest.surface.Surface;
import dev.waybill.manifest.verdict.Change;
import dev.waybill.manifest.verdict.ChangeKind;
import dev.waybill.manifest.verdict.Impact;
import dev.waybill.manifest.verdict.Outside;
import dev.waybill.plugin.witness.client.ClientTemplates;
import dev.waybill.plugin.witness.client.Target;
import dev.waybill.plugin.witness.client.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for clients that changes break: writes small ones that use what has changed, compiles them
 * against the surface as it was, and compiles and links them against the surface as it is.
 */
public final class WitnessTask {

  /** More clients than these show nothing new of one change, and each costs time. */
  private static final int MOST_CLIENTS = 40;

  private final Path folder;
  private final Runner runner;
  private final List<Path> dependencies;

  /**
   * Makes a task.
   *
   * @param folder where it writes clients and stubs; what stands there is deleted
   * @param runner runs the clients
   * @param dependencies the class path of the library
   */
  public WitnessTask(Path folder, Runner runner, List<Path> dependencies) {
    this.folder = folder;
    this.runner = runner;
    this.dependencies = List.copyOf(dependencies);
  }

  /**
   * Looks for witnesses.
   *
   * @param changes the changes; those that claim to break no client at link or compile time are
   *     passed over
   * @param before the surface as it was
   * @param after the surface as it is
   * @param around the classes around it, those of the library itself, too
   * @return what was shown
   * @throws IOException if files cannot be written or the clients cannot be run
   */
  public Witnesses run(List<Change> changes, Surface before, Surface after, Outside around)
      throws IOException {
    delete(folder);
    Set<String> own = new HashSet<>();
    before.classes().forEach(each -> own.add(each.name()));
    after.classes().forEach(each -> own.add(each.name()));
    Outside dependency = name -> own.contains(name) ? Optional.empty() : around.find(name);
    Map<String, Written> clients = write(changes, new Targets(before, dependency));
    if (clients.isEmpty()) {
      return new Witnesses(List.of(), Set.of(), Map.of());
    }
    write(folder.resolve(Worker.OLD), StubClasses.of(before, dependency));
    write(
        folder.resolve(Worker.NEW),
        StubClasses.of(withUnmentioned(before, after, around), dependency));
    Files.write(folder.resolve(Worker.PATH), dependencies.stream().map(Path::toString).toList());
    runner.run(folder);
    return results(clients);
  }

  /** Classes may be there still although nothing on the surface mentions them any more. */
  private static Surface withUnmentioned(Surface before, Surface after, Outside around) {
    Set<String> names = new HashSet<>();
    after.classes().forEach(each -> names.add(each.name()));
    List<JavaClass> classes = new ArrayList<>(after.classes());
    for (JavaClass each : before.classes()) {
      if (!names.contains(each.name())) {
        around.find(each.name()).ifPresent(classes::add);
      }
    }
    return after.withClasses(classes);
  }

  private Map<String, Written> write(List<Change> changes, Targets targets) throws IOException {
    Map<String, Written> clients = new HashMap<>();
    for (Change change : changes) {
      if (isShown(change)) {
        List<Use> uses =
            targets.all(change).stream()
                .flatMap(WitnessTask::uses)
                .distinct()
                .limit(MOST_CLIENTS)
                .toList();
        for (Use each : uses) {
          String name = "client" + (clients.size() + 1);
          Path source = folder.resolve(Worker.SOURCES).resolve(name).resolve("Client.java");
          Files.createDirectories(source.getParent());
          Files.writeString(source, source(name, each));
          if (!each.onPackage().isEmpty()) {
            Files.writeString(
                source.resolveSibling(Worker.PACKAGE_SOURCE),
                each.onPackage() + "\npackage " + name + ";\n");
          }
          clients.put(name, new Written(change, each, source));
        }
      }
    }
    return clients;
  }

  /**
   * Whether clients can show a change: it claims to break them when they are compiled or linked,
   * and does so on all releases of Java, for there are no stubs of others.
   *
   * @param change the change
   * @return whether it does
   */
  public static boolean isShown(Change change) {
    boolean isClaimed =
        change.impacts().contains(Impact.BINARY) || change.impacts().contains(Impact.SOURCE);
    return isClaimed && change.kind() != ChangeKind.VARIANT_LACKS;
  }

  private static Stream<Use> uses(Target target) {
    return ClientTemplates.ALL.stream().map(each -> each.uses(target)).flatMap(List::stream);
  }

  private static String source(String name, Use use) {
    return "package "
        + name
        + ";\n\npublic class "
        + Worker.CLIENT
        + " {\n  "
        + use.members()
        + "\n\n  public static void main(String[] args) throws Throwable {\n    run();\n  }\n}\n";
  }

  private static void write(Path into, Map<String, byte[]> classes) throws IOException {
    for (Map.Entry<String, byte[]> each : classes.entrySet()) {
      Path file = into.resolve(each.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, each.getValue());
    }
    Files.createDirectories(into);
  }

  private Witnesses results(Map<String, Written> clients) throws IOException {
    Map<String, Witness> shown = new LinkedHashMap<>();
    Set<Change> tried = new HashSet<>();
    Map<Change, Integer> needed = new HashMap<>();
    int jdk = Integer.parseInt(Files.readString(folder.resolve(Worker.JDK)).strip());
    List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve(Worker.RESULTS)));
    // In the order in which they were written, so that the plainest use is shown.
    lines.sort(Comparator.comparingInt(WitnessTask::number));
    for (String line : lines) {
      String[] parts = line.split("\t", -1);
      Written client = clients.get(parts[0]);
      if (client == null) {
        continue;
      }
      if (parts[1].equals("old")) {
        if (parts[2].isEmpty()) {
          tried.add(client.change);
        } else if (client.use.release() > jdk) {
          needed.merge(client.change, client.use.release(), Math::min);
        }
      } else if (!parts[2].isEmpty()) {
        Impact impact = parts[1].equals("binary") ? Impact.BINARY : Impact.SOURCE;
        if (client.change.impacts().contains(impact)) {
          shown.putIfAbsent(
              client.change.id() + client.change.before() + impact,
              new Witness(client.change, impact, client.use.line(), client.source, parts[2]));
        }
      }
    }
    return new Witnesses(List.copyOf(shown.values()), tried, needed);
  }

  private static int number(String line) {
    return Integer.parseInt(line.substring("client".length(), line.indexOf('\t')));
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  /** A client that was written. */
  private record Written(Change change, Use use, Path source) {}
}
