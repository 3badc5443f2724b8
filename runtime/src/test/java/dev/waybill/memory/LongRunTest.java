package dev.waybill.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.annotations.Op;
import dev.waybill.tensor.Tensor;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Memory over long runs, in processes whose heap is small.
class LongRunTest {
  private static final long SLACK_KILOBYTES = 32 * 1024;

  @Test
  @Tag("full")
  void staysFlatOverTenMillionOpsWithoutClose() throws Exception {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/proc/self/status")), "skipped: no /proc/self/status to read");
    List<Long> resident = run("-Xmx512m", "ops", 10_000_000).map(Long::valueOf).toList();
    assertThat(resident).hasSize(10);
    long first = Collections.max(resident.subList(0, 5));
    assertThat(resident.subList(5, 10))
        .as("kilobytes after each million: %s", resident)
        .allMatch(later -> later <= first + SLACK_KILOBYTES);
  }

  @Test
  @Tag("full")
  void runsAChainOfAMillionInTwoGigabytes() throws Exception {
    assertThat(run("-Xmx2g", "chain", 1_000_000)).containsExactly("1000001.0");
  }

  private static Stream<String> run(String heap, String what, int count)
      throws IOException, InterruptedException, URISyntaxException {
    String modules = folderOf(Tensor.class) + File.pathSeparator + folderOf(Op.class);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            heap,
            "--module-path",
            modules,
            "--add-modules",
            "dev.waybill.runtime",
            "-cp",
            Path.of("target", "test-classes").toString(),
            LongRun.class.getName(),
            what,
            Integer.toString(count));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said.lines().filter(line -> Character.isDigit(line.charAt(0)));
  }

  private static Path folderOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
