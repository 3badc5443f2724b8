package dev.waybill.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The same collectives on all engines, with the same bits.
class CollectivesTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void givesTheSameBitsOnThreadsAndProcesses(int size) throws Exception {
    List<Long> bits = ThreadRanks.call(size, DEADLINE, CollectivesProgram::run);
    Ranks.Ended ended = Ranks.run(Ranks.launch("local", size, DEADLINE, CollectivesProgram.class));
    assertThat(ended.outcome().isSuccess()).as(ended.toString()).isTrue();
    for (int rank : IntStream.range(0, size).toArray()) {
      assertThat(ended.of(rank)).containsExactly("bits " + bits.get(rank));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "fixed"})
  void givesTheSameResultsByMpi(String order) throws Exception {
    Mpirun.require();
    Launch plain = Ranks.launch("mpi", 2, DEADLINE, CollectivesProgram.class);
    List<String> jvm = new ArrayList<>(plain.jvm());
    jvm.add("-Dwaybill.mpi.order=" + order);
    Launch launch =
        new Launch(
            2,
            "mpi",
            plain.classPath(),
            jvm,
            plain.mainClass(),
            plain.arguments(),
            plain.deadline());
    Ranks.Ended ended = Ranks.run(launch);
    assertThat(ended.outcome().isSuccess()).as(ended.toString()).isTrue();
    // Two numbers have one order to be added in: even the native sums have the same bits.
    List<Long> bits = ThreadRanks.call(2, DEADLINE, CollectivesProgram::run);
    for (int rank : new int[] {0, 1}) {
      assertThat(ended.of(rank)).containsExactly("bits " + bits.get(rank));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "other, 'collective 3: rank 0 calls allReduce(sum, f32, 2 elements), but rank 1 calls"
        + " broadcast(f32, 1 element, from rank 0).'",
    "closes, rank 1 has closed its group",
    "aborts, 'rank 1 has failed: out of paper'",
    "stopped, 'rank 1 has not come within 3 s; this rank has finished 2 collectives.'",
  })
  void mpiNamesTheRank(String how, String told) throws Exception {
    Mpirun.require();
    Ranks.Ended ended =
        Ranks.run(Ranks.launch("mpi", 2, Duration.ofSeconds(3), FaultyProgram.class, how));
    assertThat(ended.outcome().isSuccess()).as(ended.toString()).isFalse();
    assertThat(String.join(" ", ended.of(0))).as(ended.toString()).contains(told);
  }

  @ParameterizedTest
  @CsvSource({"exits, 3", "killed, 137"})
  void mpirunNamesTheRankThatEnds(String how, int exitCode) throws Exception {
    Mpirun.require();
    Ranks.Ended ended = Ranks.run(Ranks.launch("mpi", 2, DEADLINE, FaultyProgram.class, how));
    assertThat(ended.outcome().rank()).as(ended.toString()).isEqualTo(1);
    assertThat(ended.outcome().exitCode()).as(ended.toString()).isEqualTo(exitCode);
  }

  @Test
  void mpiClosesWhenTheLastRankDoes() throws Exception {
    Mpirun.require();
    Ranks.Ended ended =
        Ranks.run(Ranks.launch("mpi", 2, Duration.ofSeconds(2), FaultyProgram.class, "late"));
    assertThat(ended.outcome().isSuccess()).as(ended.toString()).isTrue();
  }
}
