package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every gate of the parent pom refuses the violation planted for it, with a message that says what
/// to do.
class GatesTest {
  private static final Map<String, List<String>> REFUSALS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "jdk",
                  List.of(
                      "but Waybill's build starts on JDK 17 or later: set JAVA_HOME to one.",
                      "but Waybill's build needs Maven 3.8 or later: get it from",
                      "No JDK [99,100) was found, and Waybill is compiled and tested with one: "
                          + "install JDK 25, for example from https://adoptium.net/")),
              Map.entry(
                  "warnings",
                  List.of(
                      "Warnings.java:[9,17] [rawtypes] found raw type: List",
                      "Warnings.java:[13,21] no comment",
                      "warnings found and -Werror specified")),
              Map.entry(
                  "errors",
                  List.of(
                      "Errors.java:[11,4] [NullAway] returning @Nullable expression",
                      "Errors.java:[15,19] [ArrayEquals] Reference equality")),
              Map.entry(
                  "formatting",
                  List.of(
                      "src/main/java/planted/Formatting.java",
                      "Run 'mvn spotless:apply' to fix these violations.")),
              Map.entry(
                  "forbidden-apis",
                  List.of(
                      "java.lang.String#format(java.lang.String,java.lang.Object[])",
                      "java.nio.charset.Charset#defaultCharset() [The result would depend on",
                      "javax.lang.model.type.TypeMirror#equals(java.lang.Object) [Types compare",
                      "javax.lang.model.type.TypeMirror#hashCode() [Types compare")),
              Map.entry("terminal", List.of("java.lang.System#out [A library does not write")),
              Map.entry("sleeping-test", List.of("java.lang.Thread#sleep(**) [A test that sleeps")),
              Map.entry(
                  "processor-on-class-path",
                  List.of(
                      "dev.waybill:waybill-processor:jar:%s <--- banned".formatted(Build.VERSION),
                      "The processor belongs on annotationProcessorPaths")),
              Map.entry(
                  "banned-libraries",
                  List.of(
                      "com.google.code.findbugs:jsr305:jar:3.0.2 <--- banned",
                      "com.palantir.javapoet:javapoet:jar:0.22.0 <--- banned")),
              Map.entry(
                  "convergence",
                  List.of("Dependency convergence error for com.fasterxml.jackson.dataformat")),
              Map.entry(
                  "unpinned-plugin",
                  List.of(
                      "org.apache.maven.plugins:maven-antrun-plugin.",
                      "Pin the plugin's version in pluginManagement of the parent pom.")),
              Map.entry(
                  "duplicate-dependency",
                  List.of("dependencies.dependency[org.jspecify:jspecify:jar] (2 times)"))));

  @ParameterizedTest
  @MethodSource("gates")
  void refusesTheViolationPlantedForIt(String gate) {
    BuiltProject gates = BuiltProject.of("gates");

    assertThat(gates.log()).containsPattern("gate-" + gate + " [. ]+FAILURE");
    assertThat(gates.errorsOf("gate-" + gate)).contains(REFUSALS.getOrDefault(gate, List.of("?")));
  }

  @Test
  void looksAtEveryPlantedViolation() {
    assertThat(REFUSALS.keySet()).containsExactlyElementsOf(BuiltProject.of("gates").modules());
  }

  @Test
  void refusesModulesOfDifferentVersionsInOneReactor(@TempDir Path folder) throws IOException {
    String parent = Files.readString(Path.of("..", "pom.xml"));
    Files.writeString(
        folder.resolve("pom.xml"),
        parent.replaceFirst(
            "(?s)<modules>.*?</modules>", "<modules><module>other</module></modules>"));
    Files.createDirectory(folder.resolve("other"));
    Files.writeString(
        folder.resolve("other/pom.xml"),
        """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <parent>
            <groupId>dev.waybill</groupId>
            <artifactId>waybill-parent</artifactId>
            <version>%s</version>
          </parent>
          <artifactId>other</artifactId>
          <version>2.0</version>
        </project>
        """
            .formatted(Build.VERSION));

    MavenRun run = MavenRun.in(folder, "validate");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.log())
        .contains(
            "ReactorModuleConvergence failed", "different versions", "dev.waybill:other:jar:2.0");
  }

  static List<String> gates() {
    return List.copyOf(REFUSALS.keySet());
  }
}
