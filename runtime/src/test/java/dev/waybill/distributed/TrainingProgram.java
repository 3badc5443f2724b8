package dev.waybill.distributed;

import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/// Trains on ranks that are processes, and prints the bits of the parameters. With an argument,
/// rank 1 ends as it says in the middle of step 50.
final class TrainingProgram {
  static final int STEPS = 100;
  private static final int BATCH = 4;

  private TrainingProgram() {}

  public static void main(String[] args) throws Exception {
    try (ProcessGroup group = ProcessGroups.open()) {
      System.out.println("bits " + run(group, args));
    }
  }

  /// Returns the bits of all parameters.
  static long run(ProcessGroup group, String... how) throws Exception {
    Net net = new Net(group.rank());
    net.extra.requiresGrad(false);
    DataParallelOptions tiny = DataParallelOptions.DEFAULT.withBuckets(1e-5, 1e-6);
    try (var parallel = new DistributedDataParallel<>(net, group, tiny)) {
      for (int s = 0; s < STEPS; s++) {
        Tensor joined = Training.samples(s * group.size() * BATCH, group.size() * BATCH);
        Tensor own = joined.narrow(0, (long) group.rank() * BATCH, BATCH);
        Tensor loss = Training.loss(parallel.call(n -> n.call(own)));
        if (how.length > 0 && s == 49 && group.rank() == 1) {
          new ProcessBuilder("kill", how[0], Long.toString(ProcessHandle.current().pid()))
              .start()
              .waitFor();
          new CountDownLatch(1).await(); // the signal may come later
        }
        loss.backward();
        Training.step(net);
      }
      parallel.verify();
    }
    return net.parameters().stream()
        .mapToLong(parameter -> Arrays.hashCode(parameter.toDoubleArray()))
        .reduce(1, (a, b) -> 31 * a + b);
  }
}
