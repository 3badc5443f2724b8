package dev.waybill.plugin.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.waybill.manifest.surface.Baseline;
import dev.waybill.plugin.classes.ClassIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A surface for Java 17 is the same text, whichever JDK has compiled it. */
@Tag("full")
class SurfaceOfEveryJavacTest {

  private static final String CASES = "src/test/resources/changes";

  @TempDir Path folder;

  @Test
  void isTheSameText() throws Exception {
    Path maven = Path.of(System.getProperty("waybill.maven.java"));
    Path own = Path.of(System.getProperty("java.home"));
    assumeThat(version(maven))
        .as("Maven runs on the JDK of the tests, so there are not two to compare.")
        .isNotEqualTo(version(own));
    CompiledCases.main(new String[] {CASES, folder.resolve("own").toString()});
    compileWith(maven, folder.resolve("other"));

    int compared = 0;
    try (Stream<Path> libraries = Files.list(folder.resolve("own"))) {
      for (Path here : libraries.toList()) {
        Path there = folder.resolve("other").resolve(here.getFileName());
        if (Files.exists(here.resolve("errors.txt"))) {
          continue;
        }
        assertThat(there.resolve("errors.txt")).doesNotExist();
        assertThat(surface(there)).as(there.toString()).isEqualTo(surface(here));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(800);
  }

  private static Map<String, String> surface(Path library) throws Exception {
    try (ClassIndex index = ClassIndex.open(library.resolve("classes"), List.of())) {
      return Baseline.write(ChangeTableTest.surface(index));
    }
  }

  private static String version(Path jdk) throws IOException {
    return Files.readAllLines(jdk.resolve("release")).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .findFirst()
        .orElseThrow();
  }

  private static void compileWith(Path jdk, Path into) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                jdk.resolve("bin/java").toString(),
                "-cp",
                Path.of("target/test-classes").toString(),
                CompiledCases.class.getName(),
                CASES,
                into.toString())
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(log).isZero();
  }
}
