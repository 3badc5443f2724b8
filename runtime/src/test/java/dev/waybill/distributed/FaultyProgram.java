package dev.waybill.distributed;

import dev.waybill.tensor.Tensor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ranks of which one does what it should not, after two collectives.
final class FaultyProgram {
  private static final long LATE_MILLIS = 4000;

  private FaultyProgram() {}

  public static void main(String[] args) throws Exception {
    try (ProcessGroup group = ProcessGroups.open()) {
      group.barrier().await();
      group.barrier().await();
      if (group.rank() == 1) {
        misbehave(args[0], group);
      }
      group.allReduce(Tensor.of(1f, 2f), ReduceOp.SUM).await();
      System.out.println("went on");
      if (args[0].equals("late") && group.rank() == 0) {
        // Does something alone before it closes.
        if (new CountDownLatch(1).await(LATE_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new AssertionError("nobody counts down");
        }
      }
    } catch (DistributedException e) {
      System.out.println("culprit " + e.culprit() + ": " + e.getMessage());
      System.out.flush();
      if (args.length > 1) {
        new CountDownLatch(1).await(); // so that only the launcher can end this
      }
      throw e;
    }
  }

  private static void misbehave(String how, ProcessGroup group) throws Exception {
    switch (how) {
      case "throws" -> throw new IllegalStateException("boom");
      case "exits" -> System.exit(3);
      case "killed" -> signal("-KILL");
      case "stopped" -> signal("-STOP");
      case "closes" -> group.close();
      case "other" -> group.broadcast(Tensor.of(1f), 0).await();
      case "late" -> {
        // not here
      }
      case "aborts" -> group.abort("out of paper");
      case "interrupted" -> group.barrier().await(Duration.ofNanos(1));
      default -> throw new IllegalArgumentException(how);
    }
  }

  private static void signal(String signal) throws Exception {
    String own = Long.toString(ProcessHandle.current().pid());
    new ProcessBuilder("kill", signal, own).start().waitFor();
    new CountDownLatch(1).await(); // the signal may come later
  }
}
