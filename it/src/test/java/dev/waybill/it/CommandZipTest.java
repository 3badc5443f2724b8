package dev.waybill.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The zip is all that the command needs, beside a JDK 25, from whichever folder it is called.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a script for sh")
class CommandZipTest {
  @TempDir private Path folder = Path.of("");
  private Path command = Path.of("");

  @BeforeEach
  void unpack() throws IOException {
    command = UnpackedCommand.into(folder.resolve("un packed"));
  }

  @Test
  void holdsTheLicencesAndNoJarTwice() throws IOException {
    assertThat(command.resolve("LICENSE")).hasSameTextualContentAs(Path.of("../LICENSE"));
    assertThat(command.resolve("NOTICE")).exists();
    try (Stream<Path> jars = Files.list(command.resolve("lib"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString().replaceAll("-\\d.*", "")))
          .contains("waybill-cli", "waybill-runtime", "waybill-sample-ops", "picocli")
          .doesNotContain("waybill-processor", "jspecify")
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void holdsTheDocsOfItsOps() {
    assertThat(command.resolve("docs/index.html")).content().contains("Waybill ops");
    assertThat(command.resolve("docs/ops/search.topK.html")).exists();
  }

  @Test
  void helpsFromAnyFolder() throws Exception {
    assertThat(run(folder, "--help")).startsWith("0 Usage: waybill ").contains("search", "trace");
  }

  @Test
  void callsAnOpThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("wb"), command.resolve("bin/waybill"));
    command = folder;
    Files.createDirectories(folder.resolve("bin"));
    Files.move(link, folder.resolve("bin/waybill"));

    assertThat(run(Path.of("/"), "call", "math.sqrt", "[4.0, 9.0]"))
        .startsWith("0 ")
        .contains("tensor([2., 3.])");
  }

  private String run(Path where, String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(command.resolve("bin/waybill").toString()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).directory(where.toFile());
    builder.environment().put("JAVA_HOME", Build.TEST_JAVA.toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() + " " + said;
  }
}
