package dev.waybill.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.processor.Build.Result;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in source, the healthy exports are written and no exception reaches javac. */
class BrokenSourceTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Export(\"broken\") public static Missing broken() { return null; }",
        "@Export(\"broken\") public static int broken(Missing m) { return 1; }",
        "@Export(\"broken\") public static <T extends Missing<T>> int broken(T t) { return 1; }",
        "@Export(\"broken\") public static java.util.List<Missing> broken() { return null; }",
        "@Export(\"broken\") public static int broken() throws Missing { return 1; }",
        "@Export(Missing.NAME) public static int broken() { return 1; }",
        "@Export({}) public static int broken() { return 1; }",
        "@Export(\"\") public static int broken() { return 1; }",
        "@Export(\"a..b\") public static int broken() { return 1; }",
        "@Export(\"nn.class\") public static int broken() { return 1; }",
        "@Export(\"\\u0000\") public static int broken() { return 1; }",
        "@Export(\"broken\") public int broken() { return 1; }",
        "@Export(\"broken\") private static int broken() { return 1; }",
        "@Export(\"broken\") public static int broken = 1;",
        "@Export(\"broken\") public class Inner {}",
        "@Export(\"broken\") private static class Inner {}",
        "@Export(\"broken\") @Op public static int broken(@Default(\"x\") int k) { return 1; }",
        "@Export(\"broken\") public static int broken(@Default(\"1\") @Range(min = 5, max = 1) int"
            + " k) { return 1; }",
        "@Export(\"broken\") @DeprecatedName(name = \"other\", since = \"\", use = \"\")"
            + " public static int broken() { return 1; }",
        "@Kernel(op = \"missing\") static int broken() { return 1; }",
        "@Kernel(op = \"healthy\") static String broken(long a, long b) { return null; }",
        "@Gradient(op = \"missing\") static int broken() { return 1; }",
        "@Op public static int broken() { return 1; }",
        "@Export(value = \"broken\", since = \"later\") public static int broken() { return 1; }",
        "@Export(value = \"broken\", v1 = {\"healthy\"}) public static int broken() { return 1; }",
        "@Export(\"healthy\") public static int broken() { return 1; }",
        "/** {@link Missing#x <b> & @param broken {@code */ @Export(\"broken\")"
            + " public static Missing broken() { return null; }",
      })
  void leavesTheBrokenExportOut(String member) {
    Build build = library(member);

    Result result = build.compile();

    assertThat(result.success()).isFalse();
    List<String> errors = result.lines(Kind.ERROR);
    assertThat(errors).isNotEmpty().allMatch(line -> line.startsWith("ERROR Ops.java:"));
    assertThat(errors).noneMatch(line -> line.contains("InternalError"));
    assertThat(build.output().getOrDefault("org/example/Ops_Registrar.java", ""))
        .contains("healthy")
        .doesNotContain("broken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Export public static int broken() { return 1; }",
        "@Export(7) public static int broken() { return 1; }",
        "@Export(\"broken\") public Ops() {}",
        "@Export(\"broken\") public static int broken(@Default int k) { return 1; }",
        "@Export(\"broken\") @DeprecatedName public static int broken() { return 1; }",
        "@Kernel static int broken() { return 1; }",
        "@Export(\"broken\") @Op @Op public static int broken() { return 1; }",
      })
  void staysSilentWhereTheCompilerReportsTheAnnotationItself(String member) {
    Build build = library(member);

    Result result = build.compile();

    assertThat(result.lines(Kind.ERROR))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("ERROR Ops.java:"))
        .noneMatch(line -> line.contains("["));
  }

  @Test
  void leavesClassesOfTheUnnamedPackageOut() {
    Build build =
        Build.in(folder)
            .source(
                "Unnamed.java",
                """
                /** Nowhere. */
                public class Unnamed {
                  /**
                   * Returns one.
                   *
                   * @return one
                   */
                  @dev.waybill.annotations.Export(value = "unnamed", since = "0.1")
                  public static int unnamed() { return 1; }
                }
                """);

    Result result = build.compile();

    assertThat(result.lines(Kind.ERROR)).singleElement().asString().contains("Unnamed.java");
    assertThat(build.output().keySet()).noneMatch(name -> name.contains("Registrar"));
  }

  private Build library(String member) {
    return Build.in(folder)
        .source(
            "org/example/Ops.java",
            """
            package org.example;
            import dev.waybill.annotations.*;
            /** Two members. */
            public class Ops {
              /**
               * Returns one.
               *
               * @return one
               */
              @Export(value = "healthy", since = "0.1")
              public static int healthy() { return 1; }

            """
                + member
                + "\n}\n");
  }
}
