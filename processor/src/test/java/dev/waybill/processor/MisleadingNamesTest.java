package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that Java reads as something else where generated code repeats them. */
class MisleadingNamesTest {

  private static final String FACADE = "org.api.Geo";

  @TempDir private Path folder;

  private Path runtime;
  private Build build;

  @BeforeEach
  void begin() {
    runtime = FakeRuntime.compileInto(folder.resolve("runtime"));
    build =
        Build.in(folder.resolve("library"))
            .classPath(runtime)
            .options(
                "--release",
                "17",
                "-Awaybill.module=org.a:geo:1.0",
                "-Awaybill.severity.NamesDifferOnlyInCase=warn")
            .source(
                "org/a/package-info.java",
                """
                /** T. */
                @dev.waybill.annotations.Namespace(
                    value = "geo", title = "T", text = "T.", facadePackage = "org.api")
                package org.a;
                """);
  }

  @Test
  void dollarIsPartOfAName() throws Exception {
    type(
        "Odd$Name",
        """
        @Export("geo.one") public static int one() { return 1; }
        public static class In$ner {
          @Export("geo.two") @Op public static Tensor two(Tensor x, int k) { return new Tensor(k); }
          @Kernel(op = "geo.two", priority = 5)
          static Tensor fast(Tensor x, int k) { return new Tensor(-k); }
          @Gradient(op = "geo.two")
          static Tensor slope(Tensor gy, int k) { return new Tensor(k * 10); }
        }
        @Export("geo.Kind") public enum Kind { A, B }
        @Export("geo.kind") public static String kind(@Default("B") Kind kind) { return kind.name(); }
        """);

    try (LoadedLibrary library = compiled()) {
      assertThat(library.callStatic(FACADE, "one")).isEqualTo(1);
      assertThat(library.callStatic(FACADE, "two", library.tensor(0), 3))
          .isEqualTo(library.tensor(-3));
      assertThat(library.callStatic(FACADE, "kind")).isEqualTo("B");
      assertThat(library.registrar("geo.two").owner()).isEqualTo("org.a.Odd$Name$In$ner");
      assertThat(
              library
                  .registrar("geo.two")
                  .gradient(2, library.tensor(1), new Object[] {null, 3}, null))
          .isEqualTo(library.tensor(30));
    }
  }

  @Test
  void recompilingAPartIsRefusedForClassesWithADollarToo() {
    type("Odd$Name", "@Export(\"geo.one\") public static int one() { return 1; }");
    type("Other", "@Export(\"geo.two\") public static int two() { return 2; }");
    compiled().close();
    List<Path> part =
        build.files().stream().filter(file -> !file.toString().contains("Odd")).toList();

    assertThat(build.classPath(build.classes()).compile(part).lines(Kind.ERROR))
        .singleElement()
        .asString()
        .contains("[PartialCompilation] the class org.a.Odd$Name has exports");
  }

  @Test
  void packageMayBeginWithACapitalLetter() {
    build.source(
        "org/Lib/Place.java",
        "package org.Lib; public class Place { public static class In<T> {} }");
    type(
        "A",
        """
        @Export("geo.one") public static int one(java.util.List<org.Lib.Place> p) { return 1; }
        @Export("geo.two") public static <T extends org.Lib.Place> int two(
            java.util.List<? extends org.Lib.Place.In<T>[]> p) { return 2; }
        """);

    try (LoadedLibrary library = compiled()) {
      assertThat(library.callStatic(FACADE, "one", List.of())).isEqualTo(1);
      assertThat(library.callStatic(FACADE, "two", List.of())).isEqualTo(2);
    }
  }

  @Test
  void parameterMayHaveTheNameOfAClassOrPackage() {
    type(
        "Geo",
        """
        @Export("geo.one") public static int one(int org, @Default("7") int org_) {
          return org * 10 + org_;
        }
        @Export("geo.three") @Op @NotDifferentiable("an example")
        public static Tensor three(Tensor Handles, int Geo_Registrar) {
          return Handles;
        }
        """);
    type(
        "B",
        """
        @Export("geo.two") public static int two(int B) { return B; }
        public enum Side { LEFT, RIGHT }
        @Export("geo.side") public static String side(
            int B, double Double, @Default("LEFT") Side Side, @Default("RIGHT") Side side,
            @Default("NaN") double wait, @Default("4") int org) {
          return Side + " " + side + " " + wait + " " + org;
        }
        """);

    try (LoadedLibrary library = compiled()) {
      assertThat(library.callStatic(FACADE, "one", 4)).isEqualTo(47);
      assertThat(library.callStatic(FACADE, "two", 4)).isEqualTo(4);
      assertThat(library.callStatic(FACADE, "three", library.tensor(2), 1))
          .isEqualTo(library.tensor(2));
      assertThat(library.callStatic(FACADE, "side", 1, 2.0)).isEqualTo("LEFT RIGHT NaN 4");
    }
  }

  @Test
  void constantMayHaveTheNameOfItsClass() {
    type(
        "Impl",
        """
        @Export("geo.Impl") public static final int C = 3;
        @Export("geo.Handles") public static final int D = 4;
        @Export("geo.one") public static int one() { return 1; }
        @Export("geo.two") @Op @NotDifferentiable("an example")
        public static Tensor two(Tensor x) { return x; }
        """);

    try (LoadedLibrary library = compiled()) {
      assertThat(library.type(FACADE)).hasPublicFields("Impl", "Handles");
      assertThat(library.callStatic(FACADE, "one")).isEqualTo(1);
      assertThat(library.callStatic(FACADE, "two", library.tensor(2))).isEqualTo(library.tensor(2));
    }
  }

  @Test
  void parameterMayBeCalledOptions() {
    type(
        "A",
        """
        @Export("geo.one") public static int one(int options, int options_,
            @Default("1") int a, @Default("2") int b, @Default("3") int c) {
          return options + options_ + a + b + c;
        }
        """);

    try (LoadedLibrary library = compiled()) {
      assertThat(library.callStatic(FACADE, "one", 10, 20)).isEqualTo(36);
    }
  }

  @Test
  void optionsOfNamesThatDifferInCaseAreTwoClasses() {
    String defaults = "(@Default(\"1\") int a, @Default(\"2\") int b, @Default(\"3\") int c)";
    type(
        "A",
        "@Export(\"geo.foo\") public static int foo"
            + defaults
            + " { return a; }\n@Export(\"geo.Foo\") public static int other"
            + defaults
            + " { return -a; }\n@Export(\"geo.fOO\") public static int third"
            + defaults
            + " { return -a; }");

    try (LoadedLibrary library = compiled()) {
      assertThat(library.type(FACADE).getClasses())
          .extracting(Class::getSimpleName)
          .containsExactlyInAnyOrder("FooOptions", "FOOOptions_2", "FooOptions_3");
      assertThat(library.callStatic(FACADE, "foo")).isEqualTo(1);
      assertThat(library.callStatic(FACADE, "Foo")).isEqualTo(-1);
    }
  }

  private void type(String name, String members) {
    build.source(
        "org/a/" + name + ".java",
        "package org.a; import dev.waybill.annotations.*; import dev.waybill.tensor.Tensor;\n"
            + "/** Exports. */ public class "
            + name
            + " {\n"
            + members
            + "}\n");
  }

  private LoadedLibrary compiled() {
    assertThat(build.compile().lines(Kind.ERROR)).isEmpty();
    return new LoadedLibrary(build.classes(), runtime);
  }
}
