package dev.waybill.distributed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No process is left behind, however the launcher ends.
class LaunchTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ranksEndWithTheLauncher(boolean isKilled) throws Exception {
    Launch inner = Ranks.launch("local", 2, Duration.ofMinutes(2), Sleeper.class);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", inner.classPath(), Sleeper.class.getName(), "launch"));
    Process launcher = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<ProcessHandle> ranks = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(launcher.getInputStream(), UTF_8))) {
      for (int i = 0; i < 2; i++) {
        String line = String.valueOf(reader.readLine());
        long process = Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
        ranks.add(ProcessHandle.of(process).orElseThrow());
      }
      if (isKilled) {
        launcher.destroyForcibly();
      } else {
        launcher.destroy();
      }
      assertThat(launcher.waitFor(1, TimeUnit.MINUTES)).isTrue();
      for (ProcessHandle rank : ranks) {
        assertThat(rank.onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
      }
    }
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> Launch.of(0, "X")).hasMessage("ranks is 0, expected at least 1");
    assertThat(new Launch.Outcome(1, 137, List.of()))
        .hasToString("rank 1 was ended by signal 9 (exit code 137).");
    assertThat(new Launch.Outcome(2, 3, List.of()))
        .hasToString("rank 2 has failed with exit code 3.");
  }

  /// A launcher, and ranks that end only when they are ended.
  static final class Sleeper {
    private Sleeper() {}

    public static void main(String[] args) throws Exception {
      if (args.length > 0) {
        Launch.of(2, Sleeper.class.getName()).run(System.out::println);
        return;
      }
      try (ProcessGroup group = ProcessGroups.open()) {
        group.barrier().await();
        System.out.println("process " + ProcessHandle.current().pid());
        new CountDownLatch(1).await();
      }
    }
  }
}
