package dev.waybill.cli;

import static dev.waybill.cli.Outcome.refuses;
import static dev.waybill.cli.Outcome.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.distributed.ProcessGroup;
import dev.waybill.distributed.ProcessGroups;
import dev.waybill.distributed.ReduceOp;
import dev.waybill.tensor.Tensor;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Programs as several processes.
class LaunchTest {
  private static final String CLASSES = Path.of("target", "test-classes").toString();

  @Test
  void runsRanksAndSaysWhoWroteWhat() {
    Outcome outcome = run("launch", "-n", "2", "--class-path", CLASSES, "--", Sum.class.getName());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines())
        .containsExactlyInAnyOrder("[rank 0] sum 3.0", "[rank 1] sum 3.0");
  }

  @Test
  void endsWithTheExitCodeOfTheRankThatFailed() {
    Outcome outcome =
        run("launch", "-n", "3", "--class-path", CLASSES, "--", Sum.class.getName(), "fail");
    assertThat(outcome.exitCode()).isEqualTo(7);
    assertThat(outcome.err())
        .contains("waybill launch: rank 1 has failed with exit code 7. Its last lines:")
        .contains("  giving up");
  }

  @Test
  void refusesWhatMakesNoSense() {
    refuses(2, "waybill launch: -n is 0, expected at least 1.", "launch", "-n", "0", "--", "X");
    refuses(
        2,
        "waybill launch: there is no engine \"threads\" for processes, expected local or mpi.",
        "launch",
        "-n",
        "2",
        "--engine",
        "threads",
        "--",
        "X");
    refuses(
        2,
        "waybill launch: --deadline is -1.0, expected seconds, more than 0 and up to 1000000.",
        "launch",
        "-n",
        "2",
        "--deadline",
        "-1",
        "--",
        "X");
  }

  /// A program: adds up the numbers of the ranks from 1.
  static final class Sum {
    private Sum() {}

    public static void main(String[] args) {
      try (ProcessGroup group = ProcessGroups.open()) {
        if (args.length > 0 && group.rank() == 1) {
          System.out.println("giving up");
          System.exit(7);
        }
        Tensor number = Tensor.of(group.rank() + 1f);
        group.allReduce(number, ReduceOp.SUM).await();
        System.out.println("sum " + number.item());
      }
    }
  }
}
