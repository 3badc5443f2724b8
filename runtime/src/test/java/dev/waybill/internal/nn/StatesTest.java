package dev.waybill.internal.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.internal.fixture.CompiledJar;
import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The code that visits the state of a class is found beside it, in whatever jar that is.
class StatesTest {

  @TempDir Path folder;

  @Test
  void findsWhatVisitsAClassOfAJarThatTheThreadDoesNotSee() throws Exception {
    Path jar = jar("a", "class org.a.Net\\nstate\\nclass org.a.Other\\n");
    try (URLClassLoader loader = loader(jar)) {
      Class<?> net = loader.loadClass("org.a.Net");
      Registrar registrar = Objects.requireNonNull(States.of(net));
      assertThat(registrar.owner()).isEqualTo("org.a.Net");
      assertThat(visited(registrar, net)).containsExactly("weight=7 of a");
      assertThat(States.of(net)).isSameAs(registrar);
    }
  }

  @Test
  void findsNothingForAClassWithoutState() throws Exception {
    Path jar = jar("a", "class org.a.Other\\nstate\\nclass org.a.Net\\n");
    try (URLClassLoader loader = loader(jar)) {
      assertThat(States.of(loader.loadClass("org.a.Net"))).isNull();
    }
    assertThat(States.of(String.class)).isNull();
  }

  @Test
  void classesOfOneNameInTwoLoadersHaveARegistrarEach() throws Exception {
    Path one = jar("a", "class org.a.Net\\nstate\\n");
    try (URLClassLoader first = loader(one);
        URLClassLoader second = loader(one)) {
      Class<?> net = first.loadClass("org.a.Net");
      Class<?> same = second.loadClass("org.a.Net");
      Registrar registrar = Objects.requireNonNull(States.of(net));
      Registrar other = Objects.requireNonNull(States.of(same));
      assertThat(other).isNotSameAs(registrar);
      assertThat(visited(registrar, net)).containsExactly("weight=7 of a");
      assertThat(visited(other, same)).containsExactly("weight=7 of a");
    }
  }

  @Test
  void aJarThatDoesNotLoadHidesNoOtherAndIsNamedWhereNothingIsFound() throws Exception {
    Path damaged = jar("a", "class org.a.Net\\nnonsense\\n");
    Path hollow = CompiledJar.of(folder.resolve("c.jar"), "org.c.Missing", Map.of());
    Path whole = jar("b", "class org.b.Net\\nstate\\n");
    try (URLClassLoader loader = loader(hollow, damaged, whole)) {
      Class<?> net = loader.loadClass("org.b.Net");
      assertThat(visited(Objects.requireNonNull(States.of(net)), net))
          .containsExactly("weight=7 of b");
    }
    try (URLClassLoader loader = loader(damaged)) {
      Class<?> lost = loader.loadClass("org.a.Net");
      assertThatThrownBy(() -> States.of(lost))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "org.a.Net: what visits its state is not found, and a module with exports does not"
                  + " load: org.a:lib-a:1.0: line 2 of its listing is damaged: 'nonsense'. Rebuild"
                  + " that module with the waybill-processor of the version of waybill-annotations"
                  + " here.");
    }
  }

  private static List<String> visited(Registrar registrar, Class<?> type) throws Exception {
    List<String> visited = new ArrayList<>();
    registrar.state(
        type.getConstructor().newInstance(), (key, value) -> visited.add(key + "=" + value));
    return visited;
  }

  private static URLClassLoader loader(Path... jars) throws Exception {
    URL[] urls = new URL[jars.length];
    for (int i = 0; i < jars.length; i++) {
      urls[i] = jars[i].toUri().toURL();
    }
    return new URLClassLoader(urls, ExportModule.class.getClassLoader());
  }

  /// A library with a class that has state, as the processor would write it.
  private Path jar(String name, String listing) throws Exception {
    String provider = "org." + name + ".Exports";
    String exports =
        """
        package org.%1$s;
        import dev.waybill.spi.*;
        import java.util.function.BiConsumer;
        public final class Exports extends ListedModule {
          public String id() { return "org.%1$s:lib-%1$s:1.0"; }
          public int format() { return 1; }
          protected String[] listing() { return new String[] {"%2$s"}; }
          protected Registrar registrar(int id) { return new OfNet(); }
          static final class OfNet implements Registrar {
            public String owner() { return "org.%1$s.Net"; }
            public void state(Object module, BiConsumer<String, Object> visitor) {
              visitor.accept("weight", ((Net) module).weight);
            }
            public Object link(int id) { throw new IllegalArgumentException(); }
            public Class<?>[] signature(int id) { throw new IllegalArgumentException(); }
            public Object invoke(int id, Object kernel, Object[] a) { throw new IllegalArgumentException(); }
            public Object dispatcher(int id, Object handle) { throw new IllegalArgumentException(); }
          }
        }
        """
            .formatted(name, listing);
    String net =
        """
        package org.%1$s;
        public final class Net { String weight = "7 of %1$s"; }
        """
            .formatted(name);
    return CompiledJar.of(
        folder.resolve(name + ".jar"),
        provider,
        Map.of(provider, exports, "org." + name + ".Net", net));
  }
}
