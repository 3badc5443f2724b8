package dev.waybill.plugin.witness;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles clients against the old stubs and the new ones and runs them, in the JDK that it runs
 * in. Needs no class beside those of the JDK, so that any may run it.
 *
 * <p>Below its folder stand {@code src/NAME/Client.java}, some with a {@code package-info.java},
 * {@code old} and {@code new} with the stubs, and {@code path} with the dependencies, one a line.
 * It writes {@code results}: a line for each client and stage, the name, the stage and the failure
 * with tabs between; no failure where the stage went well. Into {@code jdk} it writes the release
 * of Java that it runs in.
 */
public final class Worker {

  /** The folder of clients. */
  static final String SOURCES = "src";

  /** The folder of the stubs as the surface was. */
  static final String OLD = "old";

  /** The folder of the stubs as the surface is. */
  static final String NEW = "new";

  /** The file with the dependencies. */
  static final String PATH = "path";

  /** The file that it writes. */
  static final String RESULTS = "results";

  /** The file that it writes with the release of the JDK. */
  static final String JDK = "jdk";

  /** The source of a client with the annotations of its package. */
  static final String PACKAGE_SOURCE = "package-info.java";

  /** The class of a client. */
  static final String CLIENT = "Client";

  private static final String JAVA = ".java";
  private static final int MOST_TURNS = 8;

  private final Path folder;
  private final List<Path> dependencies = new ArrayList<>();
  private final List<String> results = new ArrayList<>();

  private Worker(Path folder) throws IOException {
    this.folder = folder;
    for (String each : Files.readAllLines(folder.resolve(PATH))) {
      dependencies.add(Path.of(each));
    }
  }

  /**
   * Does the work of one folder.
   *
   * @param args the folder
   * @throws Exception if a file cannot be read or written
   */
  public static void main(String[] args) throws Exception {
    Worker worker = new Worker(Path.of(args[0]));
    worker.run();
    Files.write(worker.folder.resolve(RESULTS), worker.results);
    Files.writeString(worker.folder.resolve(JDK), Integer.toString(Runtime.version().feature()));
  }

  private void run() throws IOException, ReflectiveOperationException {
    Map<String, Path> clients = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder.resolve(SOURCES))) {
      all.forEach(
          each -> clients.put(String.valueOf(each.getFileName()), each.resolve(CLIENT + JAVA)));
    }
    Path compiled = Files.createDirectories(folder.resolve("classes"));
    boolean isDone = clients.isEmpty();
    // javac writes no class while a source has an error, and may find further ones behind it.
    for (int turn = 0; !isDone && turn < MOST_TURNS; turn++) {
      Map<String, String> errors = compile(clients, OLD, compiled);
      errors.forEach((name, error) -> results.add(name + "\told\t" + error));
      clients.keySet().removeAll(errors.keySet());
      isDone = errors.isEmpty() || clients.isEmpty();
    }
    if (!isDone || clients.isEmpty()) {
      return;
    }
    Map<String, String> errors =
        compile(clients, NEW, Files.createDirectories(folder.resolve("again")));
    for (String each : clients.keySet()) {
      String before = link(compiled, OLD, each);
      if (!before.isEmpty()) {
        results.add(each + "\told\t" + before);
      } else {
        results.add(each + "\told\t");
        results.add(each + "\tsource\t" + errors.getOrDefault(each, ""));
        results.add(each + "\tbinary\t" + link(compiled, NEW, each));
      }
    }
  }

  /** Compiles clients; returns the first error of each that has one. */
  private Map<String, String> compile(Map<String, Path> clients, String stubs, Path into)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> path = new ArrayList<>(List.of(folder.resolve(stubs).toString()));
    dependencies.forEach(each -> path.add(each.toString()));
    List<String> options =
        List.of(
            "-d",
            into.toString(),
            "-cp",
            String.join(File.pathSeparator, path),
            "-proc:none",
            "-nowarn",
            "-Xmaxerrs",
            "1000000",
            // Find the errors of all clients although some have one.
            "-XDshould-stop.ifError=FLOW");
    List<Path> sources = new ArrayList<>(clients.values());
    for (Path each : clients.values()) {
      Path ofPackage = each.resolveSibling(PACKAGE_SOURCE);
      if (Files.exists(ofPackage)) {
        sources.add(ofPackage);
      }
    }
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(found, Locale.ROOT, null)) {
      compiler
          .getTask(
              null, manager, found, options, null, manager.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    Map<String, String> errors = new TreeMap<>();
    for (Diagnostic<? extends JavaFileObject> each : found.getDiagnostics()) {
      JavaFileObject source = each.getSource();
      if (each.getKind() == Diagnostic.Kind.ERROR && source != null) {
        Path file = Path.of(source.toUri());
        String name = String.valueOf(file.getName(file.getNameCount() - 2));
        errors.putIfAbsent(name, oneLine(each.getMessage(Locale.ROOT)));
      }
    }
    return errors;
  }

  private static String oneLine(String message) {
    return message
        .lines()
        .map(String::strip)
        .reduce((all, line) -> all + (all.matches(".*[:;,]") ? " " : "; ") + line)
        .orElse("");
  }

  /** Runs a client; returns how it failed to link, if it did. */
  private String link(Path compiled, String stubs, String client)
      throws IOException, ReflectiveOperationException {
    List<URL> path = new ArrayList<>();
    path.add(compiled.toUri().toURL());
    path.add(folder.resolve(stubs).toUri().toURL());
    for (Path each : dependencies) {
      path.add(each.toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(path.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
      Class.forName(client + "." + CLIENT, true, loader)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
      return "";
    } catch (InvocationTargetException e) {
      // Stubs return null: what else goes wrong says nothing of the library.
      Throwable cause = e.getCause();
      return cause == null ? "" : linkage(cause);
    } catch (LinkageError e) {
      return linkage(e);
    }
  }

  private static String linkage(Throwable failure) {
    if (failure instanceof ExceptionInInitializerError) {
      Throwable cause = failure.getCause();
      return cause == null ? "" : linkage(cause);
    }
    // The bytecode behind the reasons of a VerifyError is of no use to people.
    String message = failure.toString().split("\\R\\s*Current Frame:", 2)[0];
    return failure instanceof LinkageError ? oneLine(message) : "";
  }
}
