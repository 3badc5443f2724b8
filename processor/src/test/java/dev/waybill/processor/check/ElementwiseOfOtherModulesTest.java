package dev.waybill.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls of elementwise methods whose sources are not here. */
class ElementwiseOfOtherModulesTest {
  private static final String THEIRS =
      """
      package org.other;

      import dev.waybill.annotations.Elementwise;

      /** Theirs. */
      public final class Theirs {
        private Theirs() {}

        @Elementwise
        public static double opposite(double x) {
          return -x;
        }

        public static double unknown(double x) {
          return x;
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void classesCarryWhatTheirMethodsCompute() throws IOException {
    Javac ours = ours("return Theirs.opposite(x);");

    assertThat(ours.generated()).contains("org/example/Ours_Kernels.java");
    Path kernels = folder.resolve("ours/generated/org/example/Ours_Kernels.java");
    assertThat(Files.readString(kernels)).contains("return -x0;").contains("f(double) (NEGATE p0)");
  }

  @Test
  void otherMethodsAreRefused() {
    assertThat(said("return Theirs.unknown(x);"))
        .anyMatch(
            line ->
                line.startsWith(
                    "Ours.java:11:26: error: [NotElementwise] @Elementwise on f:"
                        + " org.other.Theirs.unknown is of another module and has no"
                        + " @Elementwise, by which its class file would say what it computes."));
  }

  /** As of ECJ, which reads no bodies. */
  @Test
  void classesThatDoNotSayWhatTheyComputeAreToldFrom() {
    Path runtime = Example.runtime(folder);
    Javac theirs = new Javac(folder.resolve("theirs")).library(runtime);
    theirs.compile(Map.of("org/other/Theirs.java", THEIRS));
    List<String> said =
        new Javac(folder.resolve("ours"))
            .library(runtime)
            .library(theirs.jar("theirs.jar"))
            .options(List.of("-Awaybill.module=org.example:ours:1.0"))
            .exporting()
            .compile(sources("return Theirs.opposite(x);"));

    assertThat(said)
        .anyMatch(
            line ->
                line.startsWith(
                    "Ours.java:11:27: error: [NotElementwise] @Elementwise on f:"
                        + " org.other.Theirs.opposite has @Elementwise, but its class file does"
                        + " not say what it computes: it was compiled by ECJ"));
  }

  @Test
  void methodsOfTheModuleThatAreNotCompiledAreToldFrom() {
    Path runtime = Example.runtime(folder);
    Javac before = new Javac(folder.resolve("ours")).library(runtime);
    before.compile(Map.of("org/other/Theirs.java", THEIRS));
    List<String> said =
        new Javac(before)
            .library(before.classes())
            .options(List.of("-Awaybill.module=org.example:ours:1.0"))
            .exporting()
            .compile(sources("return Theirs.unknown(x);"));

    assertThat(said)
        .anyMatch(
            line ->
                line.startsWith(
                    "Ours.java:11:26: error: [NotElementwise] @Elementwise on f:"
                        + " org.other.Theirs.unknown is of this module, but its source is not"
                        + " compiled now. Compile all sources"));
  }

  private Javac ours(String body) {
    Javac ours = javac();
    List<String> said = ours.compile(sources(body));
    assertThat(said).noneMatch(line -> line.contains("error"));
    return ours;
  }

  private List<String> said(String body) {
    return javac().compile(sources(body));
  }

  private Javac javac() {
    Path runtime = Example.runtime(folder);
    Javac theirs = new Javac(folder.resolve("theirs")).library(runtime).exporting();
    theirs.options(List.of("-Awaybill.module=org.other:theirs:1.0"));
    theirs.compile(Map.of("org/other/Theirs.java", THEIRS));
    return new Javac(folder.resolve("ours"))
        .library(runtime)
        .library(theirs.jar("theirs.jar"))
        .options(List.of("-Awaybill.module=org.example:ours:1.0"))
        .exporting();
  }

  private static Map<String, String> sources(String body) {
    return Map.of(
        "org/example/Ours.java",
        """
        package org.example;

        import dev.waybill.annotations.Elementwise;
        import org.other.Theirs;

        /** Ours. */
        public final class Ours {
          private Ours() {}
          @Elementwise
          static double f(double x) {
            BODY
          }
        }
        """
            .replace("BODY", body));
  }
}
