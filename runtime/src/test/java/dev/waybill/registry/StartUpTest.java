package dev.waybill.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.internal.fixture.CompiledJar;
import dev.waybill.spi.ExportModule;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a registry costs before anything is called: no class of an op.
class StartUpTest {

  private static final int REGISTRARS = 200;
  private static final int NAMES_EACH = 20;

  @TempDir Path folder;

  @Test
  void loadsNoOpClassBeforeItsFirstCall() throws Exception {
    Path jar = CompiledJar.of(folder.resolve("many.jar"), "many.Exports", sources());
    try (Recording loader = new Recording(jar)) {
      Registry registry = Registry.load(loader);

      assertThat(registry.names("many.")).hasSize(REGISTRARS * NAMES_EACH);
      assertThat(registry.lookup("many.op7.f12").member()).isEqualTo("many.Op7#f12");
      assertThat(registry.findMember("many.Op7#f12")).hasSize(1);
      assertThat(registry.generation(1).lookup("many.op7.f12").owner()).isEqualTo("many.Op7");
      assertThat(registry.namespaces()).contains("many.op0", "many.op199");
      assertThat(registry.symbols().size()).isGreaterThanOrEqualTo(REGISTRARS * NAMES_EACH);
      assertThat(loader.loaded()).hasSize(REGISTRARS + 1);
      assertThat(loader.loaded()).noneMatch(name -> name.matches("many\\.Op\\d+"));

      assertThat(((Symbol.Function) registry.lookup("many.op7.f12")).call(1)).isEqualTo(13);
      assertThat(loader.loaded())
          .filteredOn(name -> name.matches("many\\.Op\\d+"))
          .containsExactly("many.Op7");
    }
  }

  private static Map<String, String> sources() {
    Map<String, String> sources = new HashMap<>();
    StringBuilder all = new StringBuilder();
    for (int r = 0; r < REGISTRARS; r++) {
      sources.put("many.Op" + r, op(r));
      sources.put("many.Op" + r + "_Registrar", registrar(r));
      all.append("    new Op").append(r).append("_Registrar().register(into);\n");
    }
    sources.put(
        "many.Exports",
        """
        package many;
        import dev.waybill.spi.*;
        public final class Exports implements ExportModule {
          public String id() { return "org.many:many:1.0"; }
          public int format() { return 1; }
          public void register(Registration into) {
        %s  }
        }
        """
            .formatted(all));
    return sources;
  }

  private static String op(int r) {
    return "package many; public final class Op%d { static int f(int n, int x) { return n + x; } }"
        .formatted(r);
  }

  private static String registrar(int r) {
    StringBuilder calls = new StringBuilder();
    for (int n = 0; n < NAMES_EACH; n++) {
      calls.append(
          "    into.function(this, %d, \"many.op%d.f%d\", \"f%d(int x) -> int\");\n"
              .formatted(n, r, n, n));
    }
    return """
        package many;
        import dev.waybill.spi.*;
        public final class Op%1$d_Registrar implements Registrar {
          public String owner() { return "many.Op%1$d"; }
          public void register(Registration into) {
        %2$s  }
          public Object link(int id) { throw new IllegalArgumentException(); }
          public Class<?>[] signature(int id) { return new Class<?>[] {int.class}; }
          public Object invoke(int id, Object k, Object[] a) { return Op%1$d.f(id, (int) a[0]); }
          public Object dispatcher(int id, Object handle) { throw new IllegalArgumentException(); }
        }
        """
        .formatted(r, calls);
  }

  /// Remembers which classes of the jar were loaded.
  private static final class Recording extends URLClassLoader {

    private final List<String> loaded = Collections.synchronizedList(new ArrayList<>());

    Recording(Path jar) throws Exception {
      super(new URL[] {jar.toUri().toURL()}, ExportModule.class.getClassLoader());
    }

    List<String> loaded() {
      return List.copyOf(loaded);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      Class<?> found = super.findClass(name);
      loaded.add(name);
      return found;
    }
  }
}
