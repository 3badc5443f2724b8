package dev.waybill.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.internal.fixture.CompiledJar;
import dev.waybill.internal.fixture.LogLines;
import dev.waybill.spi.ExportModule;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Libraries that were built apart from each other, each in its jar, in one application.
class TwoJarsTest {

  private static final String SERVICE = ExportModule.class.getName();

  @TempDir Path folder;

  @Test
  void mergesTheExportsOfBothJars() throws Exception {
    Path a = jar("a", 1, "into.function(this, 0, \"search.topK\", \"topK(int k) -> int\");");
    Path b = jar("b", 1, "into.function(this, 0, \"search.best\", \"topK(int k) -> int\");");
    try (URLClassLoader loader = loader(a, b)) {
      Registry registry = Registry.load(loader);
      assertThat(registry.names("search.")).containsExactly("search.best", "search.topK");
      assertThat(registry.lookup("search.best").module()).isEqualTo("org.b:lib-b:1.0");
      assertThat(((Symbol.Function) registry.lookup("search.topK")).call(7)).isEqualTo(8);
    }
  }

  @Test
  void namesBothJarsWhereTwoClaimOneName() throws Exception {
    Path a = jar("a", 1, "into.function(this, 0, \"search.topK\", \"topK(int k) -> int\");");
    Path b = jar("b", 1, "into.function(this, 0, \"search.topK\", \"best(int k) -> int\");");
    assertClash("search.topK: claimed twice", a, b);
  }

  @Test
  void namesBothJarsWhereAnAliasIsAnothersCanonicalName() throws Exception {
    Path a = jar("a", 1, "into.function(this, 0, \"search.topK\", \"topK(int k) -> int\");");
    Path b =
        jar(
            "b",
            1,
            """
            into.function(this, 0, "search.best", "best(int k) -> int");
            into.alias(this, 0, "search.topK");
            """);
    assertClash("search.topK: claimed twice", a, b);
  }

  @Test
  void namesBothJarsWhereTheyClashInGeneration1Only() throws Exception {
    Path a = jar("a", 1, "into.function(this, 0, \"search.topK\", \"topK(int k) -> int\");");
    Path b =
        jar(
            "b",
            1,
            """
            into.function(this, 0, "search.best", "best(int k) -> int");
            into.generation1(this, 0, "search.topK");
            """);
    assertClash("search.topK: claimed twice in API generation 1", a, b);
  }

  @Test
  void refusesAModuleOfANewerFormat() throws Exception {
    Path a = jar("a", 2, "throw new AssertionError(\"must not be asked\");");
    assertRefused(
        "org.a:lib-a:1.0: its generated code speaks format 2, this runtime understands up to 1."
            + " Use a newer waybill-runtime, or compile the module with an older"
            + " waybill-processor.",
        a);
  }

  @Test
  void tellsOfAClassOfExportsThatIsInBothJars() throws Exception {
    Path first = jar("a", 1, "into.function(this, 0, \"search.topK\", \"topK(int k) -> int\");");
    Path second =
        jar("second", "a", 1, "into.function(this, 0, \"search.best\", \"best(int k) -> int\");");
    Path other = jar("b", 1, "into.function(this, 0, \"search.last\", \"last(int k) -> int\");");
    try (URLClassLoader loader = loader(first, other, second);
        LogLines log = new LogLines("dev.waybill.registry")) {
      Registry registry = Registry.load(loader);
      assertThat(registry.names("search.")).containsExactly("search.last", "search.topK");
      assertThat(log.lines())
          .containsExactly(
              "org.a:lib-a:1.0: the class of its exports, org.a.Exports, is in "
                  + first.toUri().toURL()
                  + " and in "
                  + second.toUri().toURL()
                  + ", and only the first is loaded. Take the others off the class path, or compile"
                  + " them with another id by -Awaybill.module.");
    }
  }

  @Test
  void saysNothingOfJarsWithClassesOfTheirOwn() throws Exception {
    Path a = jar("a", 1, "into.function(this, 0, \"search.topK\", \"topK(int k) -> int\");");
    Path b = jar("b", 1, "into.function(this, 0, \"search.best\", \"best(int k) -> int\");");
    try (URLClassLoader loader = loader(a, b);
        LogLines log = new LogLines("dev.waybill.registry")) {
      assertThat(Registry.load(loader).names("search.")).hasSize(2);
      assertThat(log.lines()).isEmpty();
    }
  }

  @Test
  void namesEveryJarThatDoesNotLoad() throws Exception {
    Path whole = jar("a", 1, "into.function(this, 0, \"search.topK\", \"topK(int k) -> int\");");
    Path hollow = CompiledJar.of(folder.resolve("c.jar"), "org.c.Missing", Map.of());
    Path text = CompiledJar.of(folder.resolve("a jar.jar"), "no name", Map.of());
    assertRefused(
        hollow
            + " does not load: Provider org.c.Missing not found. Build it again, or leave it out of"
            + " the class path.\n"
            + text
            + " does not load: jar:"
            + text.toUri().toURL()
            + "!/"
            + "META-INF/services/"
            + SERVICE
            + ":1: Illegal configuration-file syntax. Build it again, or leave it out of"
            + " the class path.",
        whole,
        hollow,
        text);
  }

  @Test
  void namesAFolderThatWasBuiltByHalf() throws Exception {
    Path jar = jar("d", 1, "new Lost();", Map.of("org.d.Lost", "package org.d; class Lost {}"));
    Path half = Files.createDirectory(folder.resolve("half"));
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      for (String file : List.of("META-INF/services/" + SERVICE, "org/d/Exports.class")) {
        Path copy = half.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(files.getPath(file), copy);
      }
    }
    assertRefused(
        half
            + " does not load: the class org.d.Lost is missing. Build it again, or leave it out of"
            + " the class path.",
        half);
    Files.write(half.resolve("org/d/Exports.class"), new byte[] {1, 2, 3, 4});
    assertRefused(
        half
            + " does not load: ClassFormatError: Truncated class file. Build it again, or leave it out of"
            + " the class path.",
        half);
  }

  private static void assertClash(String what, Path a, Path b) throws Exception {
    assertRefused(
        what
            + ", by org.a.Exports#topK of org.a:lib-a:1.0 in "
            + a
            + " and by org.b.Exports#best of org.b:lib-b:1.0 in "
            + b
            + ". Take one of them off the class path, or give one another name.",
        a,
        b);
  }

  private static void assertRefused(String message, Path... jars) throws Exception {
    try (URLClassLoader loader = loader(jars)) {
      assertThatThrownBy(() -> Registry.load(loader))
          .isInstanceOf(RegistrationException.class)
          .hasMessage(message);
    }
  }

  private static URLClassLoader loader(Path... jars) throws Exception {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, ExportModule.class.getClassLoader());
  }

  /// A module and its registrar in one class; what it calls adds one to its argument.
  private Path jar(String name, int format, String register) throws Exception {
    return jar(name, name, format, register, Map.of());
  }

  private Path jar(String file, String name, int format, String register) throws Exception {
    return jar(file, name, format, register, Map.of());
  }

  private Path jar(String name, int format, String register, Map<String, String> further)
      throws Exception {
    return jar(name, name, format, register, further);
  }

  private Path jar(
      String file, String name, int format, String register, Map<String, String> further)
      throws Exception {
    String source =
        """
        package org.%1$s;
        import dev.waybill.spi.*;
        public final class Exports implements ExportModule, Registrar {
          public String id() { return "org.%1$s:lib-%1$s:1.0"; }
          public int format() { return %2$d; }
          public String owner() { return "org.%1$s.Exports"; }
          public void register(Registration into) {
            %3$s
          }
          public Object link(int id) { throw new IllegalArgumentException(); }
          public Class<?>[] signature(int id) { return new Class<?>[] {int.class}; }
          public Object invoke(int id, Object kernel, Object[] a) { return (int) a[0] + 1; }
          public Object dispatcher(int id, Object handle) { throw new IllegalArgumentException(); }
        }
        """
            .formatted(name, format, register);
    String provider = "org." + name + ".Exports";
    Map<String, String> sources = new HashMap<>(further);
    sources.put(provider, source);
    return CompiledJar.of(folder.resolve(file + ".jar"), provider, sources);
  }
}
