package dev.waybill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.manifest.ApiKernel;
import dev.waybill.manifest.ApiManifest;
import dev.waybill.manifest.ApiSource;
import dev.waybill.manifest.ManifestJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;

/// Another library as a folder of classes: an analyser, functions that break in ways that are no
/// exceptions, and a kernel for one of our ops that no machine can run. It says when it is loaded.
final class OtherLibrary {

  private static final String SOURCE =
      """
      package org.example;

      import dev.waybill.spi.ExportModule;
      import dev.waybill.spi.Registrar;
      import dev.waybill.spi.Registration;

      public final class Other implements ExportModule, Registrar {
        public Other() { System.err.println("the other library is loaded"); }
        public String id() { return "org.example:other:1.0"; }
        public int format() { return FORMAT; }
        public String owner() { return "org.example.Other"; }
        public void register(Registration into) {
          into.function(this, 0, "other.deep", "deep() -> int");
          into.function(this, 1, "other.lost", "lost() -> int");
          into.function(this, 2, "other.blanks", "blanks() -> Object");
          into.type(this, 4, "other.Linear", "Linear");
          into.creator(this, 4, "Linear(int in, boolean bias = true) -> Linear");
          into.kernel(this, 3, "search.topK", "cpu", "f32", "teleport", 50);
        }
        public Object link(int id) { throw new IllegalArgumentException(); }
        public Class<?>[] signature(int id) { return new Class<?>[0]; }
        public Object dispatcher(int id, Object handle) { throw new IllegalArgumentException(); }
        public Object invoke(int id, Object kernel, Object[] arguments) {
          return switch (id) {
            case 0 -> deep(0);
            case 1 -> { throw new NoClassDefFoundError("org/example/Lost"); }
            default -> new org.apache.lucene.analysis.core.WhitespaceAnalyzer();
          };
        }
        private static int deep(int depth) { return deep(depth + 1) + 1; }
      }
      """;

  private OtherLibrary() {}

  /// Compiles the library.
  ///
  /// @return the folder of classes
  static Path in(Path folder) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("other"));
    Path source = Files.writeString(folder.resolve("Other.java"), SOURCE, UTF_8);
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                out,
                out,
                "-proc:none",
                "-cp",
                classPath(),
                "-d",
                classes.toString(),
                source.toString());
    assertThat(code).as("the library compiles: %s", said).isZero();
    write(classes.resolve("META-INF/services/dev.waybill.spi.ExportModule"), "org.example.Other");
    ApiKernel kernel =
        new ApiKernel(
            "search.topK",
            "cpu",
            List.of("f32"),
            List.of("teleport"),
            50,
            false,
            "org.example.Other#topK",
            new ApiSource("", 0));
    write(
        classes.resolve(ManifestJson.RESOURCE),
        ManifestJson.write(
            new ApiManifest(
                ApiManifest.FORMAT,
                "org.example:other:1.0",
                List.of(),
                List.of(),
                List.of(kernel),
                List.of())));
    return classes;
  }

  /// The class path of these tests.
  static String classPath() {
    String own = System.getProperty("java.class.path", "");
    return System.getProperty("surefire.test.class.path", own);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, UTF_8);
  }
}
