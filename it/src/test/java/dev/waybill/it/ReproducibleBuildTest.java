package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A second build, in another folder, makes the same jars.
class ReproducibleBuildTest {
  @Test
  @Tag("full")
  void twoBuildsMakeTheSameJars(@TempDir Path folder) throws IOException {
    Checkout.copy(folder);

    // The jars are compared, not the code: its tests run in the build around this one. What proves
    // ops writes into a jar what it proved.
    MavenRun run =
        MavenRun.in(
            folder,
            "package",
            "-Dtest=ProofTest",
            "-Dsurefire.failIfNoSpecifiedTests=false",
            "-Dwaybill.testkit.compile=" + System.getProperty("waybill.testkit.compile"));

    assertThat(run.exitCode()).as(run.log()).isZero();
    List<Path> jars = jars(folder);
    assertThat(jars).hasSizeGreaterThanOrEqualTo(6);
    assertThat(jars)
        .allSatisfy(
            jar ->
                assertThat(Checkout.HERE.resolve(folder.relativize(jar)))
                    .hasSameBinaryContentAs(jar));
  }

  @Test
  @Tag("full")
  void startsOnTheJdkOfTheTestsToo() {
    MavenRun run = MavenRun.in(Checkout.HERE, Build.TEST_JAVA, "validate");

    assertThat(run.exitCode()).as(run.log()).isZero();
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> modules = Files.list(folder)) {
      return modules
          .map(module -> module.resolve("target"))
          .filter(Files::isDirectory)
          .flatMap(ReproducibleBuildTest::jarsIn)
          .sorted()
          .toList();
    }
  }

  private static Stream<Path> jarsIn(Path target) {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("waybill-"))
          .filter(file -> file.getFileName().toString().endsWith("-" + Build.VERSION + ".jar"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
