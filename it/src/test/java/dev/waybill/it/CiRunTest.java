package dev.waybill.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script of the CI beside commands that tell it what a machine has.
@EnabledOnOs(value = OS.LINUX, disabledReason = "the script is for bash on Linux")
class CiRunTest {
  private static final Path SCRIPT = Path.of("").toAbsolutePath().resolveSibling(".ci/run");

  @TempDir private Path commands = Path.of("");
  private String said = "";

  @BeforeEach
  void machineWithoutLibraries() throws IOException {
    command("uname", "echo Linux");
    command("ldconfig", "true");
    command("nvcc", "true");
    command("chromium", "true");
    command("apt-get", "exit 100");
    command("mvn", "echo ran mvn \"$@\"");
  }

  @Test
  void failsWithoutPoclWhereItMayInstall() throws IOException, InterruptedException {
    command("id", "echo 0");
    assertThat(run(Map.of())).isEqualTo(1);
    assertThat(said)
        .contains("pocl-opencl-icd could not be installed", "set WAYBILL_REQUIRE")
        .doesNotContain("ran mvn");
  }

  @Test
  void runsWithoutPoclWhereAskedTo() throws IOException, InterruptedException {
    command("id", "echo 0");
    assertThat(run(Map.of("WAYBILL_REQUIRE", "jdk17"))).isZero();
    assertThat(said).contains("ran mvn -B -ntp verify -Pfull -Dwaybill.require=jdk17\n");
    assertThat(run(Map.of("WAYBILL_REQUIRE", ""))).isZero();
    assertThat(said).contains("ran mvn -B -ntp verify -Pfull -Dwaybill.require=\n");
  }

  @Test
  void saysWhatIsMissingToDevelopers() throws IOException, InterruptedException {
    command("id", "echo 1000");
    assertThat(run(Map.of())).isZero();
    assertThat(said)
        .contains("No OpenCL device: kernels for devices are not run.", "ran mvn")
        .containsPattern("-Dwaybill.require=(shared,)?cuda-compiler,chromium\n")
        .doesNotContain("could not be installed");
  }

  private void command(String name, String body) throws IOException {
    Path file = commands.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n", UTF_8);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private int run(Map<String, String> environment) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("bash", SCRIPT.toString());
    builder.environment().remove("WAYBILL_REQUIRE");
    builder.environment().putAll(environment);
    builder.environment().merge("PATH", "", (path, none) -> commands + File.pathSeparator + path);
    Process process = builder.redirectErrorStream(true).start();
    said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor();
  }
}
