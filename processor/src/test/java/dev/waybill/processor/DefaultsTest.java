package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Defaults as the facade passes them. */
class DefaultsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Nullable Long x",
        "Character x",
        "String x",
        "Object x",
        "long @Nullable [] x",
        "int @Nullable [] x",
        "@Nullable Tensor x",
        "java.util.List<Tensor> x",
        "T x",
        "T[] x",
      })
  void referenceMayBeNull(String parameter) {
    assertThat(passed("@Default(\"null\") " + parameter)).isEqualTo("null");
  }

  @Test
  void textMayBeAnyCharSequence() {
    assertThat(passed("@Default(\"he said \\\"null\\\"\") CharSequence x"))
        .isEqualTo("he said \"null\"");
    assertThat(passed("@Default(\" null \") String x")).isEqualTo(" null ");
  }

  private Object passed(String parameter) {
    Path runtime = FakeRuntime.compileInto(folder.resolve("runtime"));
    Build build =
        Build.in(folder.resolve("library"))
            .classPath(runtime, Build.home(org.jspecify.annotations.Nullable.class))
            .options("--release", "17", "-Awaybill.module=org.a:one:1.0")
            .source(
                "org/a/package-info.java",
                """
                /** T. */
                @dev.waybill.annotations.Namespace(
                    value = "one", title = "T", text = "T.", facadePackage = "org.api")
                package org.a;
                """)
            .source(
                "org/a/A.java",
                """
                package org.a;
                import dev.waybill.annotations.*;
                import dev.waybill.tensor.Tensor;
                import org.jspecify.annotations.Nullable;
                /** Exports. */
                public class A {
                  @Export("one.text") public static <T> String text(%s) { return "" + x; }
                }
                """
                    .formatted(parameter));
    assertThat(build.compile().lines(javax.tools.Diagnostic.Kind.ERROR)).isEmpty();
    try (LoadedLibrary library = new LoadedLibrary(build.classes(), runtime)) {
      return library.callStatic("org.api.One", "text");
    }
  }
}
