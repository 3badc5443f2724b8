package dev.waybill.plugin.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.plugin.baseline.Tombstones;
import dev.waybill.plugin.classes.ClassFolder;
import dev.waybill.plugin.classes.UnreadableClassException;
import dev.waybill.plugin.report.ScanJson;
import dev.waybill.plugin.report.ScanText;
import dev.waybill.plugin.scan.RetiredName.State;
import dev.waybill.plugin.scan.ScanRoot.Content;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScanTaskTest {

  private static final String MANIFEST =
      """
      {"format": 1, "module": "lib:lib:2.0.0",
       "namespaces": [
        {"name": "geo", "title": "Geo", "facade": "lib.api.Geo"},
        {"name": "nn.functional", "title": "Nn", "facade": "lib.api.nn.Functional"}],
       "symbols": [
        {"kind": "function", "name": "geo.distance", "aliases": ["geo.dist", "far"],
         "generation1": ["geo.length"],
         "deprecations": [
          {"name": "geo.dist", "since": "1.2", "removal": "3.0", "use": "geo.distance",
           "why": "Names are words."},
          {"name": "far", "since": "1.2", "use": "geo.distance"},
          {"name": "geo.length", "since": "1.0", "use": "geo.distance"}],
         "owner": "lib.Distance", "member": "distance", "result": "double", "status": "STABLE",
         "parameters": [{"name": "a", "type": "double"}]},
        {"kind": "constant", "name": "geo.EARTH", "owner": "lib.Distance", "member": "EARTH",
         "result": "double", "status": "DEPRECATED"},
        {"kind": "type", "name": "geo.Place", "owner": "lib.Place", "status": "DEPRECATED"},
        {"kind": "function", "name": "nn.functional.relu", "aliases": ["nn.functional.ramp"],
         "generation1": ["nn.functional.rect", "nn.functional.step"],
         "deprecations": [{"name": "nn.functional.rect", "since": "0.9",
           "use": "nn.functional.relu"}],
         "owner": "lib.Relu", "member": "relu", "result": "double", "status": "STABLE"}]}
      """;

  private static final String TOMBSTONES =
      """
      geo.far 2.0.0 function far(double a, double b) -> double, was lib.api.Geo#far, use geo.dist
      geo.Point 2.0.0 type Point, was lib.Point, use geo.Place
      geo.lost 1.1.0
      nn.functional.step 2.0.0 function step() -> double, was lib.api.nn.Functional#step
      """;

  private static final Map<String, String> LIBRARY =
      Map.of(
          "lib/api/Geo.java",
          """
          package lib.api;
          public final class Geo {
            public static final double EARTH = Double.parseDouble("1");
            public static double distance(double a) { return a; }
            public static double dist(double a) { return a; }
            public static double far(double a, double b) { return a; }
          }
          """,
          "lib/api/compat/v1/nn/Functional.java",
          """
          package lib.api.compat.v1.nn;
          public final class Functional {
            public static double rect() { return 0; }
          }
          """,
          "lib/api/nn/Functional.java",
          """
          package lib.api.nn;
          public final class Functional {
            public static double step() { return 0; }
          }
          """,
          "lib/Distance.java",
          """
          package lib;
          public final class Distance {
            public static final double EARTH = Double.parseDouble("1");
            public static double distance(double a) { return a; }
          }
          """,
          "lib/Place.java",
          "package lib; public class Place { public static class Name {} }",
          "lib/Point.java",
          "package lib; public class Point {}",
          "dev/waybill/Registry.java",
          """
          package dev.waybill;
          public final class Registry {
            public static Object lookup(String name) { return name; }
          }
          """);

  private static final String CLIENT =
      """
      package app;

      import dev.waybill.Registry;
      import java.util.function.DoubleUnaryOperator;
      import lib.Place;
      import lib.api.Geo;

      @Named("geo.lost")
      public class App {
        static double call() {
          return Geo.distance(1)
              + Geo.dist(2)
              + Geo.far(3, 4);
        }

        static DoubleUnaryOperator reference() {
          return Geo::dist;
        }

        static Runnable lambda() {
          return () -> {
            Runnable inner = () -> Registry.lookup("geo.dist");
          };
        }

        static double constants() {
          double earth = Geo.EARTH;
          return lib.Distance.EARTH;
        }

        static void types(Place place, Place.Name name) {
          Object[] points = new lib.Point[1];
          String far = "far";
        }

        static void words() {
          Registry.lookup("far");
          Registry.lookup("geo.distance and geo.dist");
        }

        static double first() {
          double step = lib.api.nn.Functional.step();
          return lib.api.compat.v1.nn.Functional.rect();
        }
      }

      @interface Named {
        String value();
      }
      """;

  @TempDir Path folder;
  private Path library;
  private Path client;

  @BeforeEach
  void compile() throws IOException {
    library = folder.resolve("library");
    compile(LIBRARY, library);
    write(library.resolve("META-INF/waybill/api.json"), MANIFEST);
    write(library.resolve(Tombstones.RESOURCE), TOMBSTONES);
    client = folder.resolve("client");
    compile(Map.of("app/App.java", CLIENT), client, library);
  }

  @Test
  void findsWhatClassFilesUse() throws Exception {
    ScanResult result = scan(new ScanRoot(client, Content.ALL));

    // Lines as counted in the source above.
    assertThat(lines(result))
        .containsExactly(
            "app/App.java STRING geo.lost: geo.lost in ",
            "app/App.java:12 CALL geo.dist: lib.api.Geo.dist in call",
            "app/App.java:13 CALL geo.far: lib.api.Geo.far in call",
            "app/App.java:17 CALL geo.dist: lib.api.Geo.dist in reference",
            "app/App.java:22 STRING geo.dist: geo.dist in lambda",
            "app/App.java:27 CONSTANT geo.EARTH: lib.api.Geo.EARTH in constants",
            "app/App.java:28 CONSTANT geo.EARTH: lib.Distance.EARTH in constants",
            "app/App.java:32 TYPE geo.Place: lib.Place in types",
            "app/App.java:32 TYPE geo.Point: lib.Point in types",
            "app/App.java:37 STRING far: far in words",
            // Generation 1 still has it, the facade of the present one does not.
            "app/App.java:42 CALL nn.functional.step: lib.api.nn.Functional.step in first",
            "app/App.java:43 CALL nn.functional.rect: lib.api.compat.v1.nn.Functional.rect in"
                + " first");
    assertThat(result.classes()).isEqualTo(2);
    assertThat(result.libraries()).containsExactly("lib:lib:2.0.0");
    // Three deprecated names of distance, EARTH, Place, rect; four tombstones.
    assertThat(result.names()).isEqualTo(10);
  }

  @Test
  void findsTheMethodOfAFacadeThatMakesATypeByADeprecatedName() throws Exception {
    compile(
        Map.of(
            "lib/Ring.java",
            "package lib; public class Ring {}",
            "lib/api/Geo.java",
            """
            package lib.api;
            public final class Geo {
              public static lib.Ring ring() { return new lib.Ring(); }
              public static lib.Ring circle() { return new lib.Ring(); }
            }
            """),
        library);
    write(
        library.resolve("META-INF/waybill/api.json"),
        """
        {"format": 1, "module": "lib:lib:2.0.0",
         "namespaces": [{"name": "geo", "title": "Geo", "facade": "lib.api.Geo"}],
         "symbols": [
          {"kind": "type", "name": "geo.Ring", "aliases": ["geo.Circle"],
           "deprecations": [{"name": "geo.Circle", "since": "1.2", "use": "geo.Ring"}],
           "owner": "lib.Ring", "result": "lib.Ring", "status": "STABLE"}]}
        """);
    Path maker = folder.resolve("maker");
    compile(
        Map.of(
            "app/Maker.java",
            """
            package app;
            class Maker {
              Object make() {
                lib.api.Geo.ring();
                return lib.api.Geo.circle();
              }
            }
            """),
        maker,
        library);

    assertThat(lines(scan(new ScanRoot(maker, Content.ALL))))
        .containsExactly("app/Maker.java:5 CALL geo.Circle: lib.api.Geo.circle in make");
  }

  @Test
  void saysWhatToUseInstead() throws Exception {
    List<String> lines =
        scan(new ScanRoot(client, Content.ALL)).uses().stream().map(ScanText::of).toList();

    assertThat(lines)
        .contains(
            "app/App.java: app.App has the text \"geo.lost\": geo.lost was removed in 1.1.0"
                + " (lib:lib:2.0.0). What to use instead is not written down: see the library's"
                + " docs.",
            "app/App.java:12: app.App.call calls lib.api.Geo.dist: geo.dist is deprecated since"
                + " 1.2, to be removed in 3.0 (lib:lib:2.0.0). Use geo.distance, in Java"
                + " lib.api.Geo.distance. Names are words.",
            // geo.far says to use geo.dist, which is deprecated itself.
            "app/App.java:13: app.App.call calls lib.api.Geo.far: geo.far was removed in 2.0.0"
                + " (lib:lib:2.0.0). Use geo.distance, in Java lib.api.Geo.distance, now"
                + " distance(double a) -> double.",
            "app/App.java:32: app.App.types mentions lib.Place: geo.Place is deprecated"
                + " (lib:lib:2.0.0). What to use instead is not written down: see the library's"
                + " docs.");
  }

  @Test
  void findsNamesInConfiguration() throws Exception {
    Path config = folder.resolve("config");
    write(config.resolve("app.yaml"), "ranker:\n  name: geo.dist\r\n  other: 'geo.distance'\n");
    write(config.resolve("deep/er/app.properties"), "geo.far=lib.api.Geo#far, lib.Point\n");
    write(config.resolve("notes.md"), "geo.far\n");

    ScanResult result = scan(new ScanRoot(config, Content.CONFIGURATION));

    assertThat(result.uses().stream().map(ScanText::of))
        .containsExactly(
            "config/app.yaml:2:9: geo.dist is deprecated since 1.2, to be removed in 3.0"
                + " (lib:lib:2.0.0). Use geo.distance, in Java lib.api.Geo.distance. Names are"
                + " words.",
            "config/deep/er/app.properties:1:1: geo.far was removed in 2.0.0 (lib:lib:2.0.0). Use"
                + " geo.distance, in Java lib.api.Geo.distance, now distance(double a) -> double.",
            "config/deep/er/app.properties:1:9: says lib.api.Geo#far: geo.far was removed in"
                + " 2.0.0 (lib:lib:2.0.0). Use geo.distance, in Java lib.api.Geo.distance, now"
                + " distance(double a) -> double.",
            "config/deep/er/app.properties:1:26: says lib.Point: geo.Point was removed in 2.0.0"
                + " (lib:lib:2.0.0). Use geo.Place, in Java lib.Place.");
    assertThat(result.files()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "geo.dist            | 1",
        "\"geo.dist\"        | 1",
        "[geo.dist,geo.far]  | 2",
        "--op=geo.dist       | 1",
        "See geo.dist.       | 1",
        "${geo.dist}         | 1",
        "geo.dist:           | 1",
        "geo.distance        | 0",
        "my.geo.dist         | 0",
        "geo.dist.txt        | 0",
        "-geo.dist           | 0",
        "geo.dist-2          | 0",
        "/etc/geo.dist       | 0",
        "geo.distö           | 0",
        "far                 | 0",
        "nn.functional.step  | 0",
      })
  void tellsNamesFromOtherWords(String text, int expected) throws Exception {
    Path file = folder.resolve("one.txt");
    write(file, text);
    assertThat(scan(new ScanRoot(file, Content.ALL)).uses()).hasSize(expected);
  }

  @Test
  void scansJarsWithTheirConfiguration() throws Exception {
    Path jar = folder.resolve("app.jar");
    try (FileSystem files =
        FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
      Files.createDirectories(files.getPath("app"));
      Files.copy(client.resolve("app/App.class"), files.getPath("app/App.class"));
      Files.writeString(files.getPath("conf.json"), "{\"op\": \"geo.far\"}");
    }
    assertThat(lines(scan(new ScanRoot(jar, Content.ALL))))
        .contains(
            "app.jar!/app/App.java:12 CALL geo.dist: lib.api.Geo.dist in call",
            "app.jar!/conf.json:1:9 CONFIGURATION geo.far: geo.far in ");
    assertThat(lines(scan(new ScanRoot(jar, Content.CLASSES)))).hasSize(12);
  }

  @ParameterizedTest
  @CsvSource({"app.jar, ''", "app.war, WEB-INF/classes/"})
  void passesOverTheLibrariesInAnArtifact(String name, String root) throws Exception {
    Path artifact = folder.resolve(name);
    try (FileSystem files =
        FileSystems.newFileSystem(
            URI.create("jar:" + artifact.toUri()), Map.of("create", "true"))) {
      for (Path from : List.of(client, library)) {
        copy(from, files.getPath("/" + root));
      }
    }
    ScanResult result = scan(new ScanRoot(artifact, Content.ALL));
    assertThat(result.uses())
        .hasSize(12)
        .allSatisfy(use -> assertThat(use.place().className()).startsWith("app."));
    assertThat(result.classes()).isEqualTo(2);
    assertThat(result.files()).isZero();
  }

  @Test
  void readsAFileOnceThatSeveralRootsHave() throws Exception {
    write(folder.resolve("config/deep/app.yaml"), "geo.far");
    ScanResult result =
        scan(
            new ScanRoot(folder.resolve("config"), Content.CONFIGURATION),
            new ScanRoot(folder.resolve("config"), Content.CONFIGURATION),
            new ScanRoot(folder.resolve("config/deep"), Content.ALL));
    assertThat(lines(result))
        .containsExactly("config/deep/app.yaml:1:1 CONFIGURATION geo.far: geo.far in ");
    assertThat(result.files()).isEqualTo(1);
  }

  @Test
  void tellsPathsOfSourcesThatAreThere() throws Exception {
    Path sources = folder.resolve("src/main/java");
    write(sources.resolve("app/App.java"), CLIENT);
    ScanResult result =
        new ScanTask(libraries(), new FilePatterns(List.of(), List.of()), folder, List.of(sources))
            .run(List.of(new ScanRoot(client, Content.CLASSES)));
    assertThat(result.uses())
        .allSatisfy(use -> assertThat(use.place().file()).isEqualTo("src/main/java/app/App.java"));
  }

  @Test
  void takesPatternsOfConfiguration() throws Exception {
    write(folder.resolve("a/one.md"), "geo.far");
    write(folder.resolve("a/two.md"), "geo.far");
    write(folder.resolve("a/three.yaml"), "geo.far");
    ScanResult result =
        new ScanTask(
                libraries(),
                new FilePatterns(List.of("**/*.md"), List.of("**/two.*")),
                folder,
                List.of())
            .run(List.of(new ScanRoot(folder.resolve("a"), Content.ALL)));
    assertThat(lines(result)).containsExactly("a/one.md:1:1 CONFIGURATION geo.far: geo.far in ");
  }

  @Test
  void leavesNamesAloneThatAnotherLibraryHasTakenOver() throws Exception {
    Path other = folder.resolve("other");
    write(
        other.resolve("META-INF/waybill/api.json"),
        """
        {"format": 1, "module": "other:other:1", "symbols": [
          {"kind": "function", "name": "geo.lost", "owner": "o.O", "member": "lost",
           "result": "int", "status": "STABLE"}]}
        """);
    List<Library> all = new ArrayList<>(libraries());
    try (ClassFolder opened = ClassFolder.open(other)) {
      all.add(Library.find(opened).orElseThrow());
    }
    assertThat(new RetiredNames(all).find("geo.lost")).isEmpty();
    assertThat(new RetiredNames(libraries()).find("geo.lost"))
        .hasValueSatisfying(name -> assertThat(name.state()).isEqualTo(State.REMOVED));
  }

  @Test
  void writesJsonForPrograms() throws Exception {
    Path file = folder.resolve("one.txt");
    write(file, "geo.far");
    String json = ScanJson.of(scan(new ScanRoot(file, Content.ALL)), false);
    assertThat(json.replace(System.lineSeparator(), "\n"))
        .isEqualTo(
            """
            {
              "format" : 1,
              "good" : false,
              "libraries" : [ "lib:lib:2.0.0" ],
              "names" : 10,
              "classes" : 0,
              "files" : 1,
              "uses" : [ {
                "name" : "geo.far",
                "state" : "removed",
                "library" : "lib:lib:2.0.0",
                "since" : "2.0.0",
                "removal" : "",
                "why" : "",
                "use" : "geo.distance",
                "useInJava" : "lib.api.Geo.distance",
                "useSignature" : "distance(double a) -> double",
                "kind" : "configuration",
                "what" : "geo.far",
                "file" : "one.txt",
                "line" : 1,
                "column" : 1,
                "class" : "",
                "method" : ""
              } ]
            }
            """);
  }

  @Test
  void refusesClassFilesThatItCannotRead() throws Exception {
    Path damaged = folder.resolve("damaged");
    byte[] file = Files.readAllBytes(client.resolve("app/App.class"));
    Files.createDirectories(damaged);
    file[7] = 99;
    Files.write(damaged.resolve("Newer.class"), file);
    assertThatThrownBy(() -> scan(new ScanRoot(damaged, Content.ALL)))
        .isInstanceOf(UnreadableClassException.class)
        .hasMessage(
            "damaged/Newer.class: its class file has version 99, of Java 55, which is newer than"
                + " this version of waybill reads. Use a later version of waybill, or compile with"
                + " --release 25.");
    Files.write(damaged.resolve("Newer.class"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> scan(new ScanRoot(damaged, Content.ALL)))
        .isInstanceOf(UnreadableClassException.class)
        .hasMessageStartingWith(
            "damaged/Newer.class: its class file cannot be read, it is damaged: ");
  }

  private static List<String> lines(ScanResult result) {
    return result.uses().stream()
        .map(
            use ->
                use.place()
                    + " "
                    + use.kind()
                    + " "
                    + use.name().name()
                    + ": "
                    + use.what()
                    + " in "
                    + use.place().method())
        .toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(each).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(each, copy);
      }
    }
  }

  private ScanResult scan(ScanRoot... roots) throws Exception {
    return new ScanTask(libraries(), new FilePatterns(List.of(), List.of()), folder, List.of())
        .run(List.of(roots));
  }

  private List<Library> libraries() throws Exception {
    try (ClassFolder opened = ClassFolder.open(library)) {
      return List.of(Library.find(opened).orElseThrow());
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void compile(Map<String, String> sources, Path into, Path... classPath)
      throws IOException {
    Path from = folder.resolve(into.getFileName() + "-sources");
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, String> each : sources.entrySet()) {
      write(from.resolve(each.getKey()), each.getValue());
      files.add(from.resolve(each.getKey()));
    }
    Files.createDirectories(into);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = new ArrayList<>(List.of("-d", into.toString(), "-proc:none", "-g"));
      if (classPath.length > 0) {
        options.addAll(List.of("-cp", classPath[0].toString()));
      }
      boolean good =
          compiler
              .getTask(
                  said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
              .call();
      assertThat(good).as(said.toString()).isTrue();
    }
  }
}
