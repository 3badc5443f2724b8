package dev.waybill.benchmarks.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.spi.ExportModule;
import dev.waybill.spi.Registrar;
import dev.waybill.spi.Registration;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Large modules compile: the generated code is split before it meets the limits of class files.
class ManyExportsTest {

  @Test
  void twoThousandExportsCompileAndRegister(@TempDir Path work) throws Exception {
    assertThat(registered(new SyntheticLibrary(2_000, 1_000), work)).isEqualTo(2_200);
  }

  @Test
  @Tag("full")
  void fiveThousandExportsInOneClassCompileAndRegister(@TempDir Path work) throws Exception {
    assertThat(registered(new SyntheticLibrary(5_000, 5_000), work)).isEqualTo(5_500);
  }

  @Test
  @Tag("full")
  void twentyThousandExportsCompileAndRegister(@TempDir Path work) throws Exception {
    assertThat(registered(new SyntheticLibrary(20_000, 100), work)).isEqualTo(22_000);
  }

  /// The number of names, aliases included, that the compiled library registers.
  private static int registered(SyntheticLibrary library, Path work)
      throws IOException, InterruptedException {
    LibraryCompiler compiler = new LibraryCompiler(library.write(work.resolve("sources")), work);
    compiler.processed();
    TreeSet<String> names = new TreeSet<>();
    Registration recorder =
        (Registration)
            Proxy.newProxyInstance(
                Registration.class.getClassLoader(),
                new Class<?>[] {Registration.class},
                (proxy, method, arguments) -> {
                  if (arguments != null && arguments[0] instanceof Registrar) {
                    names.add(String.valueOf(arguments[2]));
                  }
                  return null;
                });
    URL[] classes = {compiler.classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, ExportModule.class.getClassLoader())) {
      for (ExportModule module : ServiceLoader.load(ExportModule.class, loader)) {
        if (loader.equals(module.getClass().getClassLoader())) {
          module.register(recorder);
        }
      }
    }
    return names.size();
  }
}
