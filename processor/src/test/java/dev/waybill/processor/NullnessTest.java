package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a null checker reads in generated signatures. */
class NullnessTest {

  @TempDir private Path folder;

  private Build build;

  @BeforeEach
  void begin() {
    build =
        Build.in(folder.resolve("library"))
            .classPath(
                FakeRuntime.compileInto(folder.resolve("runtime")),
                Build.home(org.jspecify.annotations.Nullable.class))
            .options("--release", "17", "-Xlint:all", "-Awaybill.module=org.a:one:1.0")
            .source(
                "org/a/package-info.java",
                """
                /** T. */
                @dev.waybill.annotations.Namespace(
                    value = "one", title = "T", text = "T.", facadePackage = "org.api")
                package org.a;
                """);
  }

  @Test
  void opsTakeAndReturnWhatTheirMethodsDo() {
    type(
        "org.jspecify.annotations.Nullable",
        """
        @Export("one.view") @Op @NotDifferentiable("an example")
        public static @Nullable Tensor view(
            Tensor x, @Nullable Tensor bias, @Default("null") long @Nullable [] dims) {
          return x;
        }
        """);

    String signature = "Tensor x, @Nullable Tensor bias, long @Nullable [] dims)";
    assertThat(generated("org/api/One.java"))
        .contains("import org.jspecify.annotations.Nullable;")
        .contains("public static @Nullable Tensor view(" + signature)
        .contains("public static @Nullable Tensor view(Tensor x, @Nullable Tensor bias) {");
    assertThat(generated("org/a/A_Registrar.java"))
        .contains("public static @Nullable Tensor view(OpHandle op, " + signature)
        .contains("@Nullable Tensor call(" + signature + ";");
  }

  @Test
  void annotationStandsWhereJavaWantsIt() {
    type(
        "org.jspecify.annotations.Nullable",
        """
        @Export("one.all") public static <T> int all(
            java.util.Map.@Nullable Entry<String, T> entry, @Nullable T[] elements,
            long @Nullable [][] rows, @Nullable T one, long @Nullable ... dims) {
          return 1;
        }
        """);

    assertThat(generated("org/api/One.java"))
        .contains(
            "all(Map. @Nullable Entry<String, T> entry, T[] elements, long @Nullable [][] rows,"
                + " @Nullable T one, long @Nullable ... dims)");
  }

  @Test
  void optionsTakeNullToo() {
    type(
        "org.jspecify.annotations.Nullable",
        """
        @Export("one.many") public static int many(
            @Default("null") @Nullable String text, @Default("1") int a, @Default("2") int b) {
          return a;
        }
        """);

    assertThat(generated("org/api/One.java"))
        .contains("public ManyOptions text(@Nullable String text) {");
  }

  @Test
  void annotationOfADeclarationStaysOne() {
    build.source(
        "org/lib/Nullable.java",
        """
        package org.lib;
        import java.lang.annotation.ElementType;
        import java.lang.annotation.Target;
        @Target({ElementType.PARAMETER, ElementType.METHOD})
        public @interface Nullable { String value() default ""; }
        """);
    type(
        "org.lib.Nullable",
        """
        @Export("one.view") @Nullable public static String view(@Nullable("why") long[] dims) {
          return "";
        }
        """);

    assertThat(generated("org/api/One.java"))
        .contains("import org.lib.Nullable;")
        .contains("@Nullable public static String view(@Nullable long[] dims) {");
  }

  @Test
  void annotationThatFacadesCannotNameIsLeftOut() {
    build
        .source("org/a/Nullable.java", "package org.a; @interface Nullable {}")
        .source(
            "org/lib/Nullable.java",
            "package org.lib; public @interface Nullable { String value(); }");
    type(
        "java.util.List",
        """
        @Export("one.hidden") public static int hidden(@Nullable Tensor bias) { return 1; }
        @Export("one.asking") public static int asking(@org.lib.Nullable("why") Tensor bias) {
          return 1;
        }
        """);

    assertThat(generated("org/api/One.java"))
        .contains("hidden(Tensor bias)")
        .contains("asking(Tensor bias)");
  }

  private void type(String imported, String members) {
    build.source(
        "org/a/A.java",
        """
        package org.a;
        import dev.waybill.annotations.*;
        import dev.waybill.tensor.Tensor;
        import %s;
        /** Exports. */
        public class A {
        %s
        }
        """
            .formatted(imported, members));
  }

  /** Returns generated code with single blanks, without those behind an opening parenthesis. */
  private String generated(String file) {
    assertThat(build.compile().lines(Kind.ERROR)).isEmpty();
    return Build.read(build.generated().resolve(file)).replaceAll("\\s+", " ").replace("( ", "(");
  }
}
