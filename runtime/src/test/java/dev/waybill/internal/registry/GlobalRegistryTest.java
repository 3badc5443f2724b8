package dev.waybill.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.internal.fixture.CompiledJar;
import dev.waybill.registry.Registry;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the global registry looks for modules.
class GlobalRegistryTest {

  private static final ClassLoader OWN = GlobalRegistry.class.getClassLoader();

  @TempDir Path folder;

  @Test
  void findsTheRuntimesOpsWhereTheContextDoesNotSeeThem() {
    assertFinds(null);
    assertFinds(ClassLoader.getPlatformClassLoader());
    assertFinds(OWN);
  }

  @Test
  void mergesTheContextsModulesWithTheRuntimes() throws Exception {
    // Sees the interface of modules, but no module below its own jar.
    ClassLoader interfaceOnly =
        new ClassLoader(ClassLoader.getPlatformClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("dev.waybill.spi.")) {
              return OWN.loadClass(name);
            }
            throw new ClassNotFoundException(name);
          }
        };
    try (URLClassLoader context = new URLClassLoader(new URL[] {jar()}, interfaceOnly)) {
      Registry registry = GlobalRegistry.load(context);
      assertThat(registry.names("")).contains("t.one", "tensor.add");
    }
  }

  @Test
  void registersAModuleOnceThatBothLoadersFind() throws Exception {
    URL jar = jar();
    try (URLClassLoader one = new URLClassLoader(new URL[] {jar}, OWN);
        URLClassLoader child = new URLClassLoader(new URL[0], one);
        URLClassLoader other = new URLClassLoader(new URL[] {jar}, OWN)) {
      assertThat(GlobalRegistry.load(child).names("t.")).containsExactly("t.one");
      // Two classes of one name: the first loader's is taken.
      Registry registry = Registry.load(one, other);
      assertThat(registry.names("t.")).containsExactly("t.one");
      assertThat(registry.names("tensor.")).contains("tensor.add").doesNotHaveDuplicates();
    }
  }

  private static void assertFinds(@Nullable ClassLoader context) {
    assertThat(GlobalRegistry.load(context).names("tensor.")).contains("tensor.add");
  }

  private URL jar() throws Exception {
    String source =
        """
        package org.t;
        import dev.waybill.spi.*;
        public final class Exports implements ExportModule, Registrar {
          public String id() { return "org.t:t:1.0"; }
          public int format() { return ExportModule.FORMAT; }
          public String owner() { return "org.t.Exports"; }
          public void register(Registration into) { into.type(this, 0, "t.one", "Exports"); }
          public Object link(int id) { return Exports.class; }
          public Class<?>[] signature(int id) { throw new IllegalArgumentException(); }
          public Object invoke(int id, Object k, Object[] a) { throw new AssertionError(); }
          public Object dispatcher(int id, Object handle) { throw new IllegalArgumentException(); }
        }
        """;
    return CompiledJar.of(folder.resolve("t.jar"), "org.t.Exports", Map.of("org.t.Exports", source))
        .toUri()
        .toURL();
  }
}
