package dev.waybill.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Why devices are not there.
class AbsenceTest {

  /// The option that is named is the one that helps, to the last letter.
  @Test
  void namesTheOptionWhereNativeAccessIsOff() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--illegal-native-access=deny",
                "-cp",
                System.getProperty("jdk.module.path")
                    + File.pathSeparator
                    + System.getProperty("java.class.path"),
                "dev.waybill.device.AbsenceTest$WithoutAccess")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    String reason = "native access is off; start java with --enable-native-access=ALL-UNNAMED";
    assertThat(said.lines()).contains("opencl:0: " + reason, "cuda:0: " + reason);
  }

  /// Asks why.
  static final class WithoutAccess {
    private WithoutAccess() {}

    public static void main(String[] arguments) {
      PrintStream out = System.out;
      for (String name : new String[] {"opencl:0", "cuda:0"}) {
        out.println(name + ": " + Device.parse(name).absence().orElse(""));
      }
    }
  }
}
