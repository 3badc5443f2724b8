package dev.waybill.distributed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the ranks that did nothing wrong are told.
class FailuresTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofMinutes(2);

  @Test
  void namesRankThatThrows() {
    List<String> told = new ArrayList<>();
    assertThatThrownBy(
            () ->
                ThreadRanks.run(
                    3,
                    LONG,
                    group -> {
                      if (group.rank() == 1) {
                        throw new IllegalStateException("boom");
                      }
                      try {
                        group.barrier().await();
                      } catch (DistributedException e) {
                        synchronized (told) {
                          told.add(e.culprit() + ": " + e.getMessage());
                        }
                        throw e;
                      }
                    }))
        .isInstanceOf(DistributedException.class)
        .hasMessage("rank 1 has failed: java.lang.IllegalStateException: boom")
        .hasRootCauseMessage("boom");
    assertThat(told)
        .hasSize(2)
        .allMatch(
            line ->
                line.contains(
                    "collective 1, barrier(): rank 1 has failed: java.lang.IllegalStateException:"
                        + " boom"));
  }

  @Test
  void namesBothCallsThatDiffer() {
    assertThatThrownBy(
            () ->
                ThreadRanks.run(
                    3,
                    LONG,
                    group -> {
                      group.barrier().await();
                      if (group.rank() == 2) {
                        group.broadcast(Tensor.zeros(DType.I64, 7), 1).await();
                      } else {
                        group.allReduce(Tensor.zeros(DType.F32, 10), ReduceOp.SUM).await();
                      }
                    }))
        .hasMessageContaining(
            "collective 2: rank 0 calls allReduce(sum, f32, 10 elements), but rank 2 calls"
                + " broadcast(i64, 7 elements, from rank 1). All ranks must call the same"
                + " collectives in the same order.");
  }

  @ParameterizedTest
  @CsvSource({"F64, 10, SUM", "F32, 11, SUM", "F32, 10, MAX"})
  void comparesBeforeItTouchesElements(DType dtype, int count, ReduceOp op) {
    Tensor first = Tensor.ones(DType.F32, 10);
    assertThatThrownBy(
            () ->
                ThreadRanks.run(
                    2,
                    LONG,
                    group -> {
                      Tensor own = group.rank() == 0 ? first : Tensor.ones(dtype, count);
                      group.allReduce(own, group.rank() == 0 ? ReduceOp.SUM : op).await();
                    }))
        .hasMessageContaining("rank 0 calls allReduce(sum, f32, 10 elements), but rank 1 calls");
    assertThat(first.equal(Tensor.ones(DType.F32, 10))).isTrue();
  }

  @Test
  void namesRankThatHasLeft() {
    assertThatThrownBy(
            () ->
                ThreadRanks.run(
                    2,
                    LONG,
                    group -> {
                      group.barrier().await();
                      if (group.rank() == 0) {
                        group.barrier().await();
                      }
                    }))
        .hasMessage(
            "rank 0: collective 2, barrier(): rank 1 has closed its group after 1 collective,"
                + " expected all ranks to call as many.");
  }

  @Test
  void namesRankThatIsSilentUntilTheDeadline() {
    CountDownLatch ended = new CountDownLatch(1);
    DistributedException e =
        catchThrowableOfType(
            DistributedException.class,
            () ->
                ThreadRanks.run(
                    2,
                    LONG,
                    group -> {
                      if (group.rank() == 0) {
                        try {
                          group.withDeadline(SHORT).barrier().await();
                        } finally {
                          ended.countDown();
                        }
                      } else {
                        ended.await();
                      }
                    }));
    assertThat(e)
        .hasMessage(
            "rank 0: collective 1, barrier(): rank 1 (thread rank-1) has not come within 0.3 s; it"
                + " has finished 0 collectives. It hangs, or needs longer: then raise the"
                + " deadline.");
    assertThat(e.culprit()).isEqualTo(1);
  }

  @Test
  void rankThatComesToNoCollectiveIsInterrupted() {
    long begun = System.nanoTime();
    assertThatThrownBy(
            () ->
                ThreadRanks.run(
                    2,
                    LONG,
                    group -> {
                      if (group.rank() == 1) {
                        throw new IllegalStateException("boom");
                      }
                      new CountDownLatch(1).await(); // hangs
                    }))
        .hasMessageContaining("rank 1 has failed: ")
        .hasNoSuppressedExceptions();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void closingTellsWhatTheEngineCouldNotDo() {
    Communicator stuck =
        new Communicator() {
          @Override
          public void run(Collective collective) {
            throw new AssertionError(collective);
          }

          @Override
          public void abort(int culprit, String reason) {
            throw new AssertionError(reason);
          }

          @Override
          public void close() {
            throw new IllegalStateException("boom");
          }
        };
    ProcessGroup group =
        ProcessGroup.open(new Rendezvous("stuck", 0, 1, "", SHORT), rendezvous -> stuck);
    assertThatThrownBy(group::close)
        .isInstanceOf(DistributedException.class)
        .hasMessage("the group could not be closed: java.lang.IllegalStateException: boom")
        .hasRootCauseMessage("boom");
    group.close(); // the second time nothing
  }

  @Test
  void repeatsWhatEndedTheGroup() {
    assertThatThrownBy(
            () ->
                ThreadRanks.run(
                    2,
                    LONG,
                    group -> {
                      if (group.rank() == 1) {
                        group.abort("out of paper");
                      }
                      Work first = group.barrier();
                      Work second = group.barrier();
                      assertThatThrownBy(first::await).hasMessageContaining("out of paper");
                      second.await();
                    }))
        .hasMessageContaining("collective 2, barrier(): the group has failed before: ")
        .hasMessageContaining("out of paper");
  }

  @Test
  void waitsForNoLongerThanAsked() {
    CountDownLatch asked = new CountDownLatch(1);
    ThreadRanks.run(
        2,
        LONG,
        group -> {
          if (group.rank() == 0) {
            Work work = group.barrier();
            assertThatThrownBy(() -> work.await(Duration.ofMillis(10)))
                .hasMessage("collective 1, barrier() is not done after 0.01 s.");
            assertThat(work.isDone()).isFalse();
            asked.countDown();
            group.close();
            assertThat(work.isDone()).isTrue();
            assertThatThrownBy(group::barrier)
                .hasMessage("collective 2, barrier(): this group is closed.");
          } else {
            asked.await();
            group.barrier().await();
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"throws, 1", "exits, 3", "killed, 137"})
  void launcherEndsAllWhenOneFails(String how, int exitCode) throws Exception {
    // The others, once told, hang until they are killed.
    Ranks.Ended ended = Ranks.run(Ranks.launch("local", 3, LONG, FaultyProgram.class, how, "hang"));
    assertThat(ended.outcome().rank()).as(ended.toString()).isEqualTo(1);
    assertThat(ended.outcome().exitCode()).as(ended.toString()).isEqualTo(exitCode);
    assertThat(ended.lines()).noneMatch(line -> line.text().equals("went on"));
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void stoppedProcessIsNamedAtTheDeadlineAndEnded() throws Exception {
    Ranks.Ended ended =
        Ranks.run(Ranks.launch("local", 2, Duration.ofSeconds(6), FaultyProgram.class, "stopped"));
    assertThat(ended.outcome().rank()).as(ended.toString()).isZero();
    // Its two streams are read by two threads: which line comes first is open.
    assertThat(ended.of(0))
        .anyMatch(
            line ->
                line.startsWith(
                        "culprit 1: collective 3, allReduce(sum, f32, 2 elements): rank 1"
                            + " (process ")
                    && line.contains(") has not come within 6 s; it has finished 2 collectives."));
    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "throws, has closed its group after 2 collectives",
    "killed, ) has died after 2 collectives.",
    "closes, has closed its group after 2 collectives",
    "aborts, rank 1 has failed: out of paper",
  })
  void processesNameTheRankWithoutALauncher(String how, String told, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("rendezvous");
    List<Process> ranks = new ArrayList<>();
    for (int rank = 0; rank < 3; rank++) {
      Launch launch = Ranks.launch("local", 3, LONG, FaultyProgram.class, how);
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(launch.jvm());
      command.addAll(List.of("-cp", launch.classPath(), launch.mainClass(), how));
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      Map<String, String> who = new Rendezvous("local", rank, 3, file.toString(), LONG).variables();
      builder.environment().putAll(who);
      ranks.add(builder.start());
    }
    for (int rank : new int[] {0, 2}) {
      String said = new String(ranks.get(rank).getInputStream().readAllBytes(), UTF_8);
      assertThat(said).contains("culprit 1: collective 3, ").contains(told);
      assertThat(ranks.get(rank).waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
    assertThat(ranks.get(1).waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesRankThatIsAlreadyThere(@TempDir Path folder) {
    // Alone: the others do not come.
    Rendezvous second = new Rendezvous("local", 1, 2, folder.resolve("none").toString(), SHORT);
    assertThatThrownBy(() -> ProcessGroups.open(second))
        .hasMessage(
            "rank 1 of 2: rank 0 has not made "
                + folder.resolve("none")
                + " within 0.3 s; is it started, with the same WAYBILL_RENDEZVOUS?");
    Rendezvous first = new Rendezvous("local", 0, 2, folder.resolve("none").toString(), SHORT);
    assertThatThrownBy(() -> ProcessGroups.open(first))
        .hasMessage("rank 1 of 2 has not come to " + folder.resolve("none") + " within 0.3 s.");
    assertThat(folder).isEmptyDirectory();
  }
}
