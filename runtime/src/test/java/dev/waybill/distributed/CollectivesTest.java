package dev.waybill.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
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
    assertThat(ThreadRanks.call(size, DEADLINE, CollectivesProgram::run)).isEqualTo(bits);
  }
}
