package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The plugin in other versions of Maven than the one that runs the build.
@Tag("full")
class MavenVersionsTest {

  /// Where the invoker plugin put the toolchain for other people's projects.
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  @ParameterizedTest
  @ValueSource(strings = {"3.9.11", "4.0.0-rc-5"})
  void keepsASurface(String version, @TempDir Path folder) throws IOException {
    Path maven = distribution(version, folder);
    Path project = folder.resolve("surface");
    copy(Path.of("src/it/surface"), project);
    Path pom = project.resolve("pom.xml");
    Files.writeString(pom, Files.readString(pom).replace("@project.version@", Build.VERSION));

    MavenRun released =
        run(maven, project, "-T2", "process-classes", "waybill:update", "waybill:release");
    assertThat(released.exitCode()).as(released.log()).isZero();
    assertThat(released.log())
        .contains("Released the surface of 1.0.0.")
        // Such as that a plugin is not marked as thread-safe, or uses what is deprecated.
        .doesNotContainPattern("\\[WARNING\\].*(waybill|thread|deprecated|validation)");

    MavenRun drifted = run(maven, project, "clean", "verify", "-Dstep=more", "-Drevision=1.1.0");
    assertThat(drifted.exitCode()).isNotZero();
    assertThat(drifted.log()).contains("[ERROR] +function geo.equator");

    MavenRun reviewed =
        run(
            maven,
            project,
            "process-classes",
            "waybill:update",
            "verify",
            "waybill:docs",
            "waybill:diff",
            "-Dmaven.plugin.validation=VERBOSE",
            "-Dstep=more",
            "-Drevision=1.1.0");
    assertThat(reviewed.exitCode()).as(reviewed.log()).isZero();
    assertThat(reviewed.log())
        .contains("After 1.0.0 this asks for version 1.1.0, the project says 1.1.0.")
        .doesNotContainPattern("\\[WARNING\\].*(waybill|thread|deprecated|validation)");
  }

  private static MavenRun run(Path maven, Path project, String... arguments) {
    return MavenRun.of(
        maven,
        TARGET.resolve("it/interpolated-settings.xml"),
        TARGET.resolve("local-repo"),
        project,
        arguments);
  }

  /// Unpacks a Maven that the repositories have; without it the test is skipped, and says so.
  private static Path distribution(String version, Path folder) throws IOException {
    MavenRun copied =
        MavenRun.in(
            folder,
            "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy",
            "-Dartifact=org.apache.maven:apache-maven:" + version + ":zip:bin",
            "-DoutputDirectory=" + folder);
    Path zip = folder.resolve("apache-maven-" + version + "-bin.zip");
    if (!Files.exists(zip)) {
      return Assumptions.abort(
          "Maven " + version + " is not to be had here, so it is not tried: " + copied.log());
    }
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (entry.isDirectory() || !target.startsWith(folder)) {
          continue;
        }
        Files.createDirectories(target.getParent());
        Files.copy(entries, target);
      }
    }
    Path home = folder.resolve("apache-maven-" + version);
    // A zip that Java unpacks loses who may run what.
    try (Stream<Path> files = Files.list(home.resolve("bin"))) {
      for (Path each : files.toList()) {
        assertThat(each.toFile().setExecutable(true)).isTrue();
      }
    }
    return home;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : (Iterable<Path>) files::iterator) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
