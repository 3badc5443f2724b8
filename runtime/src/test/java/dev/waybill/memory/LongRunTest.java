package dev.waybill.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"large", "scoped"})
  void staysFlatOverLargeTensors(String what) throws Exception {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/proc/self/status")), "skipped: no /proc/self/status to read");
    List<Long> resident = run("-Xmx512m", what, 20_000).map(Long::valueOf).toList();
    assertThat(resident).hasSize(10);
    // 8 GB in all: the heap, and what the JVM itself takes.
    long bound = 512 * 1024 + 3 * SLACK_KILOBYTES;
    assertThat(resident)
        .as("kilobytes after each tenth: %s", resident)
        .allMatch(kilobytes -> kilobytes <= bound);
  }

  @Test
  @Tag("full")
  void runsAChainOfAMillionInTwoGigabytes() throws Exception {
    assertThat(run("-Xmx2g", "chain", 1_000_000)).containsExactly("1000001.0");
  }

  private static Stream<String> run(String heap, String what, int count)
      throws IOException, InterruptedException, URISyntaxException {
    return ChildJvm.run(List.of(heap), LongRun.class, what, Integer.toString(count)).stream()
        .filter(line -> Character.isDigit(line.charAt(0)));
  }
}
