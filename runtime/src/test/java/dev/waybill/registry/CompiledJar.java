package dev.waybill.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.spi.ExportModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Compiles sources of another library and packs them as its jar, with a service entry for its
/// exports.
final class CompiledJar {

  private CompiledJar() {}

  /// Compiles sources by class name into a jar whose exports the given class provides.
  static Path of(Path jar, String provider, Map<String, String> sources)
      throws IOException, URISyntaxException {
    Path folder = jar.toAbsolutePath().getParent();
    Path classes = Files.createTempDirectory(folder, "classes");
    compile(Files.createTempDirectory(folder, "sources"), classes, sources);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      out.putNextEntry(new JarEntry("META-INF/services/" + ExportModule.class.getName()));
      out.write((provider + "\n").getBytes(UTF_8));
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  private static void compile(Path from, Path to, Map<String, String> sources)
      throws IOException, URISyntaxException {
    Path spi =
        Path.of(ExportModule.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> arguments =
        new ArrayList<>(
            List.of("-proc:none", "-cp", spi.toString(), "-d", to.toString(), "--release", "17"));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = from.resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
      arguments.add(file.toString());
    }
    // Not javax.tools: the module under test does not read java.compiler.
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int code = javac.run(out, out, arguments.toArray(String[]::new));
    assertThat(code).as("the library compiles: %s", said).isZero();
  }
}
