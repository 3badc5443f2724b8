package dev.waybill.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RendezvousTest {

  @Test
  void readsWhatALauncherWrites() {
    Rendezvous who = new Rendezvous("local", 2, 4, "/dev/shm/x", Duration.ofMillis(1500));
    assertThat(Rendezvous.of(who.variables())).isEqualTo(who);
  }

  @Test
  void readsWhatMpirunSays() {
    assertThat(Rendezvous.of(Map.of("OMPI_COMM_WORLD_RANK", "1", "OMPI_COMM_WORLD_SIZE", "2")))
        .isEqualTo(new Rendezvous("mpi", 1, 2, "", Duration.ofSeconds(8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '' | found neither WAYBILL_RANK nor OMPI_COMM_WORLD_RANK. Start the program with "waybill launch -n 4 -- MainClass" or mpirun, or use ProcessGroups.single() for one process.
          WAYBILL_RANK=1 | WAYBILL_RANK is 1 but WAYBILL_WORLD_SIZE is not set; expected both.
          WAYBILL_WORLD_SIZE=2 | WAYBILL_WORLD_SIZE is 2 but WAYBILL_RANK is not set; expected both.
          WAYBILL_RANK=2 WAYBILL_WORLD_SIZE=2 | WAYBILL_RANK is "2", expected a whole number from 0 to 1.
          WAYBILL_RANK=0 WAYBILL_WORLD_SIZE=two | WAYBILL_WORLD_SIZE is "two", expected a whole number from 1 to 4096.
          WAYBILL_RANK=0 WAYBILL_WORLD_SIZE=2 OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=2 | WAYBILL_RANK and WAYBILL_WORLD_SIZE say rank 0 of 2, but OMPI_COMM_WORLD_RANK and OMPI_COMM_WORLD_SIZE say rank 1 of 2. Unset one pair.
          WAYBILL_RANK=0 WAYBILL_WORLD_SIZE=2 WAYBILL_DEADLINE=soon | WAYBILL_DEADLINE is "soon", expected seconds, from 0.001 to 1000000000.
          """)
  void refusesVariablesThatMakeNoSense(String variables, String message) {
    Map<String, String> map = new HashMap<>();
    for (String variable : variables.split(" ", -1)) {
      if (!variable.isEmpty()) {
        int at = variable.indexOf('=');
        map.put(variable.substring(0, at), variable.substring(at + 1));
      }
    }
    assertThatThrownBy(() -> Rendezvous.of(map))
        .isInstanceOf(DistributedException.class)
        .hasMessage(message);
  }

  @Test
  void refusesEngineThatIsNotThere() {
    assertThat(ProcessGroups.engines()).containsExactly("local", "mpi", "threads");
    Rendezvous who = new Rendezvous("locals", 0, 2, "", Duration.ofSeconds(1));
    assertThatThrownBy(() -> ProcessGroups.open(who))
        .hasMessage(
            "there is no engine \"locals\", did you mean local? Expected local, mpi, threads, or"
                + " another that is on the class path.");
  }

  @Test
  void saysHowEnginesAreStarted() {
    assertThatThrownBy(
            () -> ProcessGroups.open(new Rendezvous("threads", 0, 2, "", Duration.ofSeconds(1))))
        .hasMessage(
            "the ranks of the engine threads are threads of one JVM: start them with"
                + " ThreadRanks.run(2, group -> …), or choose the engine local for processes.");
    assertThatThrownBy(
            () -> ProcessGroups.open(new Rendezvous("local", 0, 2, "", Duration.ofSeconds(1))))
        .hasMessageStartingWith("WAYBILL_RENDEZVOUS is not set: expected the path of a file");
  }

  @Test
  void groupOfOneNeedsNoEngine() {
    try (ProcessGroup group = ProcessGroups.single()) {
      Tensor tensor = Tensor.of(1f, 2f);
      group.allReduce(tensor, ReduceOp.AVG).await();
      Tensor all = Tensor.zeros(DType.F32, 2);
      group.allGather(tensor, all).await();
      assertThat(all.toFloatArray()).containsExactly(1f, 2f);
      assertThat(group).hasToString("rank 0 of 1 (single)");
    }
  }

  @Test
  void refusesTensorsThatGroupsDoNotTake() {
    try (ProcessGroup group = ProcessGroups.single()) {
      assertThatThrownBy(() -> group.allReduce(Tensor.of(true), ReduceOp.SUM))
          .isInstanceOf(WrongArgumentException.class)
          .hasMessage(
              "ProcessGroup.allReduce: argument tensor: found bool, expected f32, f64, f16, i32,"
                  + " i64 or u8.");
      assertThatThrownBy(() -> group.allReduce(Tensor.of(1L), ReduceOp.AVG))
          .hasMessageContaining("found avg for i64, expected a floating dtype");
      assertThatThrownBy(() -> group.broadcast(Tensor.of(1f), 1))
          .hasMessageContaining("argument root: found 1, expected a rank from 0 to 0.");
      assertThatThrownBy(() -> group.broadcast(Tensor.zeros(DType.F32, 2, 3).transpose(0, 1), 0))
          .hasMessageContaining("expected a contiguous tensor; use contiguous().");
      assertThatThrownBy(() -> group.allGather(Tensor.of(1f), Tensor.of(1f, 2f)))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("out has 2 elements, expected 1");
      Tensor shared = Tensor.of(1f);
      assertThatThrownBy(() -> group.reduceScatter(shared, shared, ReduceOp.SUM))
          .hasMessageContaining("argument out: shares memory with in");
    }
  }
}
