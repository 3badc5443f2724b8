package dev.waybill.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A release is rehearsed, as it would be made, into a folder; what Maven Central asks of one is
/// asked here.
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseTest {
  private static final String VERSION = Build.VERSION.replace("-SNAPSHOT", "");

  private Path folder = Path.of("");
  private Path staging = Path.of("");

  @BeforeAll
  void rehearse(@TempDir Path empty) throws IOException {
    assumeFalse(Build.OFFLINE, "the deploy plugin does nothing under -o, not even into a folder");
    folder = empty;
    staging = release(folder.resolve("one"));
  }

  @Test
  void anotherReleaseHasTheSameBytes() throws IOException {
    Path other = release(folder.resolve("two"));

    assertThat(sums(other)).isEqualTo(sums(staging));
  }

  @Test
  void everyModuleHasJarSourcesAndJavadoc() throws IOException {
    assertThat(poms()).hasSize(11);
    for (Path pom : poms()) {
      String base = pom.toString().replaceFirst("\\.pom$", "");
      if (!Pom.of(pom).text("packaging").equals("pom")) {
        for (String ending : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
          assertThat(Path.of(base + ending)).isNotEmptyFile();
        }
      }
    }
    assertThat(sums(staging).keySet())
        .anyMatch(file -> file.endsWith("waybill-cli-" + VERSION + "-bin.zip"))
        .noneMatch(file -> file.contains("benchmarks") || file.contains("waybill-it"));
  }

  @Test
  void everyPomSaysWhatCentralAsks() throws IOException {
    for (Path file : poms()) {
      Pom pom = Pom.of(file);
      assertThat(pom.text("modelVersion")).isEqualTo("4.0.0");
      assertThat(pom.text("name")).as("name in %s", file).isNotEmpty();
      assertThat(pom.text("description")).as("description in %s", file).isNotEmpty();
      Pom said = pom.all("parent").isEmpty() ? pom : Pom.of(parent());
      assertThat(said.text("url")).as("url for %s", file).startsWith("https://");
      assertThat(said.text("licenses", "license", "name")).as("%s", file).isNotEmpty();
      assertThat(said.text("licenses", "license", "url")).as("%s", file).startsWith("https://");
      assertThat(said.text("developers", "developer", "name")).as("%s", file).isNotEmpty();
      assertThat(said.text("scm", "connection")).as("%s", file).startsWith("scm:git:");
      assertThat(said.text("scm", "url")).as("%s", file).startsWith("https://");
      assertThat(pom.all("repositories")).as("repositories in %s", file).isEmpty();
      assertThat(pom.all("pluginRepositories")).as("repositories in %s", file).isEmpty();
      assertThat(Files.readString(file))
          .as("%s", file)
          .doesNotContain("-SNAPSHOT", folder.toString(), "<systemPath>");
    }
  }

  @Test
  void processorBringsNothingAlong() throws IOException {
    Path file =
        poms().stream().filter(pom -> pom.toString().contains("processor")).findAny().orElseThrow();

    assertThat(Pom.of(file).all("dependencies", "dependency"))
        .allMatch(one -> one.text("scope").equals("test") || one.text("optional").equals("true"));
  }

  @Test
  void everyFileHasItsSums() throws Exception {
    List<Path> files = files(staging);
    int checked = 0;
    for (Path file : files) {
      if (!file.toString().matches(".*\\.(md5|sha1)")) {
        assertSum(file, ".md5", "MD5");
        assertSum(file, ".sha1", "SHA-1");
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(40);
  }

  private static void assertSum(Path file, String ending, String algorithm) throws Exception {
    MessageDigest digest = MessageDigest.getInstance(algorithm);
    String sum = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    assertThat(Path.of(file + ending)).hasContent(sum);
  }

  /// Releases a copy of the checkout, with the version that follows the present one.
  private static Path release(Path copy) throws IOException {
    Files.createDirectories(copy);
    Checkout.copy(copy);
    for (Path pom : files(copy)) {
      if (pom.endsWith("pom.xml")) {
        Files.writeString(pom, Files.readString(pom).replace(Build.VERSION, VERSION));
      }
    }
    // Tests run in the build around this one, and the formatter has run there too.
    MavenRun run =
        MavenRun.in(
            copy,
            "deploy",
            "-Prelease",
            "-Dmaven.test.skip",
            "-Dspotless.check.skip",
            "-pl",
            "!benchmarks,!it");
    assertThat(run.exitCode()).as(run.log()).isZero();
    return copy.resolve("target/staging");
  }

  private List<Path> poms() throws IOException {
    return files(staging).stream().filter(file -> file.toString().endsWith(".pom")).toList();
  }

  private Path parent() {
    return staging.resolve(
        "dev/waybill/waybill-parent/%1$s/waybill-parent-%1$s.pom".formatted(VERSION));
  }

  /// The sum of each file that is released, by its path; metadata of a repository have the time.
  private static Map<String, String> sums(Path staging) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    for (Path file : files(staging)) {
      String name = staging.relativize(file).toString();
      if (name.endsWith(".sha1") && !name.contains("maven-metadata")) {
        sums.put(name.replace(".sha1", ""), Files.readString(file));
      }
    }
    return sums;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
    }
  }
}
