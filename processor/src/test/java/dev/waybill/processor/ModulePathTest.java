package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.processor.Build.Result;
import dev.waybill.spi.ExportModule;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries that are named modules, and libraries that use each other. */
class ModulePathTest {

  @TempDir private Path folder;

  @Test
  void aNamedModuleProvidesItsExports() {
    Build build = named("first", "org.example.first.waybill.org_example__first", "shout");

    Result result = build.compile();

    assertThat(result.lines()).isEmpty();
    assertThat(providers(build)).containsExactly("org.example:first:1.0");
  }

  @Test
  void aMissingProvidesLineIsReportedWithTheLine() {
    Build build = named("first", "", "shout");

    Result result = build.compile();

    assertThat(result.lines().toString())
        .contains(
            "module-info.java",
            "provides dev.waybill.spi.ExportModule with"
                + " org.example.first.waybill.org_example__first;");
  }

  @Test
  void aNameOfAnotherNamedModuleIsRefused() {
    Build first = named("first", "org.example.first.waybill.org_example__first", "shout");
    assertThat(first.compile().lines()).isEmpty();
    Build second =
        named("second", "org.example.second.waybill.org_example__second", "shout")
            .source(
                "module-info.java",
                """
                module org.example.second {
                  requires static dev.waybill.annotations;
                  requires org.example.first;
                  exports org.example.second;
                  provides dev.waybill.spi.ExportModule
                      with org.example.second.waybill.org_example__second;
                }
                """)
            .classPath(first.classes());

    Result result = second.compile();

    assertThat(result.success()).isFalse();
    assertThat(result.lines().toString())
        .contains("[NameTakenInAnotherModule]", "org.example:first:1.0", "org.example:second:2.0");
  }

  @Test
  void aNameOfAnotherJarOnTheClassPathIsRefused() {
    Build first = onClassPath("first", "shout", "1.0");
    assertThat(first.compile().lines()).isEmpty();
    Build second = onClassPath("second", "shout", "2.0").classPath(first.classes());

    Result result = second.compile();

    assertThat(result.success()).isFalse();
    assertThat(result.lines().toString())
        .contains("[NameTakenInAnotherModule]", "org.example:first:1.0", "org.example:second:2.0");
  }

  @Test
  void twoLibrariesOnTheClassPathStandSideBySide() {
    Build first = onClassPath("first", "shout", "1.0");
    Build second = onClassPath("second", "cry", "2.0").classPath(first.classes());
    Path runtime = FakeRuntime.compileInto(folder.resolve("runtime"));

    assertThat(first.compile().lines()).isEmpty();
    assertThat(second.compile().lines()).isEmpty();

    try (LoadedLibrary both = new LoadedLibrary(first.classes(), second.classes(), runtime)) {
      assertThat(both.registered())
          .containsExactlyInAnyOrder(
              "module org.example:first:1.0 format 1",
              "function 0 shout shout(String text) -> String",
              "module org.example:second:2.0 format 1",
              "function 0 cry shout(String text) -> String");
    }
  }

  @Test
  void theRuntimeIsSeenOnTheClassPathToo() {
    Path types = FakeRuntime.compileInto(folder.resolve("types"));
    Build runtime =
        Build.in(folder.resolve("runtime"))
            .classPath(types)
            .options("-Awaybill.module=dev.waybill:waybill-runtime:1.0")
            .options("--add-reads", "dev.waybill.runtime=ALL-UNNAMED", "-cp", types.toString())
            .source(
                "module-info.java",
                """
                module dev.waybill.runtime {
                  requires static dev.waybill.annotations;
                  exports org.example.ops;
                  provides dev.waybill.spi.ExportModule
                      with dev.waybill.runtime.waybill.dev_waybill__waybill_runtime;
                }
                """)
            .source(
                "org/example/ops/Same.java",
                """
                package org.example.ops;
                import dev.waybill.annotations.*;
                import dev.waybill.tensor.Tensor;
                /** Ops. */
                public final class Same {
                  private Same() {}
                  /**
                   * Returns its argument.
                   *
                   * @param x any shape
                   * @return the same tensor
                   */
                  @Export("same") @Op @NotDifferentiable("an example")
                  public static Tensor same(Tensor x) { return x; }
                }
                """)
            .onModulePath();
    assertThat(runtime.compile().lines(Kind.ERROR)).isEmpty();
    Build kernels =
        Build.in(folder.resolve("kernels"))
            .classPath(types, runtime.classes())
            .options("-Awaybill.module=org.example:kernels:1.0")
            .source(
                "org/example/fast/Fast.java",
                """
                package org.example.fast;
                import dev.waybill.tensor.Tensor;
                final class Fast {
                  @dev.waybill.annotations.Kernel(op = "same", priority = 5)
                  static Tensor same(Tensor x) { return x; }
                }
                """);

    assertThat(kernels.compile().lines()).isEmpty();

    try (LoadedLibrary both = new LoadedLibrary(runtime.classes(), kernels.classes(), types)) {
      assertThat(both.registered()).contains("kernel 0 same|cpu|||5");
    }
  }

  private Build onClassPath(String name, String op, String version) {
    return Build.in(folder.resolve(name))
        .source("org/example/" + name + "/Texts.java", shout(name, op))
        .options("-Awaybill.module=org.example:" + name + ":" + version);
  }

  private static String shout(String name, String op) {
    return """
    package org.example.%s;
    /** Texts. */
    public final class Texts {
      private Texts() {}
      /**
       * Writes a text in capitals.
       *
       * @param text any text
       * @return the text in capitals
       */
      @dev.waybill.annotations.Export(value = "%s", since = "0.1")
      public static String shout(String text) {
        return text.toUpperCase(java.util.Locale.ROOT);
      }
    }
    """
        .formatted(name, op);
  }

  private Build named(String name, String provider, String op) {
    String provides =
        provider.isEmpty() ? "" : "provides dev.waybill.spi.ExportModule with " + provider + ";";
    return onClassPath(name, op, name.equals("first") ? "1.0" : "2.0")
        .source(
            "module-info.java",
            """
            module org.example.%1$s {
              requires static dev.waybill.annotations;
              exports org.example.%1$s;
              %2$s
            }
            """
                .formatted(name, provides))
        .onModulePath();
  }

  private static List<String> providers(Build build) {
    Configuration configuration =
        ModuleLayer.boot()
            .configuration()
            .resolve(
                ModuleFinder.of(build.classes(), Build.home(ExportModule.class)),
                ModuleFinder.of(),
                List.of("org.example.first", "dev.waybill.annotations"));
    ModuleLayer layer =
        ModuleLayer.boot()
            .defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    Class<?> spi;
    try {
      spi = layer.findLoader("dev.waybill.annotations").loadClass(ExportModule.class.getName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return ServiceLoader.load(layer, spi).stream()
        .map(
            provider -> {
              Object module = provider.get();
              try {
                return (String) spi.getMethod("id").invoke(module);
              } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
              }
            })
        .toList();
  }
}
