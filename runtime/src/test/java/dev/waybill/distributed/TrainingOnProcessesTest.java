package dev.waybill.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A hundred steps on processes have the bits of a hundred on threads.
class TrainingOnProcessesTest {
  private static final Duration DEADLINE = Duration.ofMinutes(1);

  @ParameterizedTest
  @CsvSource({"local, 2", "local, 4", "mpi, 2", "mpi, 4"})
  void hasTheSameBitsOnEachRankAndEngine(String engine, int ranks) throws Exception {
    if (engine.equals("mpi")) {
      Mpirun.require();
    }
    Launch plain = Ranks.launch(engine, ranks, DEADLINE, TrainingProgram.class);
    Launch launch =
        new Launch(
            ranks,
            engine,
            plain.classPath(),
            List.of("--enable-native-access=ALL-UNNAMED", "-Dwaybill.mpi.order=fixed"),
            plain.mainClass(),
            plain.arguments(),
            DEADLINE);
    Ranks.Ended ended = Ranks.run(launch);
    assertThat(ended.outcome().isSuccess()).as(ended.toString()).isTrue();
    List<Long> bits = ThreadRanks.call(ranks, DEADLINE, group -> TrainingProgram.run(group));
    assertThat(bits).containsOnly(bits.getFirst());
    for (int rank : IntStream.range(0, ranks).toArray()) {
      assertThat(ended.of(rank)).contains("bits " + bits.getFirst());
    }
  }

  @Test
  void rankKilledInTheMiddleEndsTheJob() throws Exception {
    Ranks.Ended ended =
        Ranks.run(Ranks.launch("local", 2, DEADLINE, TrainingProgram.class, "-KILL"));
    assertThat(ended.outcome().rank()).as(ended.toString()).isEqualTo(1);
    assertThat(ended.outcome().exitCode()).isEqualTo(137);
  }

  @Test
  void rankStoppedInTheMiddleIsNamedWithItsStepAndParameters() throws Exception {
    Ranks.Ended ended =
        Ranks.run(Ranks.launch("local", 2, Duration.ofSeconds(6), TrainingProgram.class, "-STOP"));
    assertThat(ended.outcome().rank()).as(ended.toString()).isZero();
    assertThat(ended.of(0))
        .anyMatch(
            line ->
                line.contains("step 50, bucket 0 (second): collective ")
                    && line.contains(": rank 1 (process ")
                    && line.contains("has not come within 6 s"));
  }

  @Test
  void sumOverRanksHasTheGradientOfAllLosses() {
    List<double[]> gradients =
        ThreadRanks.call(
            2,
            group -> {
              Tensor x = Tensor.of(1.0 + group.rank(), 5.0).requiresGrad(true);
              Tensor sum = new RankSum(group).apply(x);
              // Rank 0 has the loss 1 · Σ sum², rank 1 has 2 · Σ sum².
              sum.mul(sum).mul(1.0 + group.rank()).sum().backward();
              Tensor gradient = x.grad();
              return gradient == null ? new double[0] : gradient.toDoubleArray();
            });
    // 3 · 2 · sum, where sum = [3, 10]
    assertThat(gradients).allSatisfy(g -> assertThat(g).containsExactly(18, 60));
  }
}
