package dev.waybill.memory;

import dev.waybill.dispatch.OpHandle;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// What [LongRunTest] runs in processes of their own.
final class LongRun {
  private static final int REPORTS = 10;
  private static final int LARGE = 100_000;

  private LongRun() {}

  /// Runs one of them.
  ///
  /// @param arguments `ops`, `chain`, `large` or `scoped`, and how many ops
  /// @throws IOException if the resident memory cannot be read
  @SuppressWarnings("SystemOut") // what the test reads
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[1]);
    if (arguments[0].equals("chain")) {
      System.out.println(chain(count));
      return;
    }
    for (int report = 0; report < REPORTS; report++) {
      switch (arguments[0]) {
        case "large" -> largeOps(count / REPORTS);
        case "scoped" -> scopedOps(count / REPORTS);
        default -> smallOps(count / REPORTS);
      }
      System.out.println(residentKilobytes());
    }
  }

  /// Calls ops by type, by name, in place and recorded, and closes nothing.
  private static void smallOps(int count) {
    OpHandle add = Registry.global().op("tensor.add");
    Tensor weight = Tensor.of(1.0f, 2.0f).requiresGrad(true);
    Tensor x = Tensor.of(3.0f, 4.0f);
    for (int done = 0; done < count; done += 10) { // six ops, and four in the backward run
      Tensor y = (Tensor) Objects.requireNonNull(add.call(TensorOps.mul(x, x), x));
      TensorOps.mul_(TensorOps.select(y, 0, 1), Tensor.scalar(2.0));
      TensorOps.sum(TensorOps.mul(y, weight)).backward();
    }
  }

  /// Makes results of 400 KB and drops them.
  private static void largeOps(int count) {
    Tensor x = Tensor.ones(DType.F32, LARGE);
    Tensor y = x;
    for (int done = 0; done < count; done++) {
      y = TensorOps.add(y, x);
    }
    check(y, count);
  }

  /// Does the same in scopes of twenty calls.
  private static void scopedOps(int count) {
    Tensor x = Tensor.ones(DType.F32, LARGE);
    Tensor y = x;
    for (int done = 0; done < count; done += 20) {
      try (Scope scope = Scope.open()) {
        for (int i = 0; i < 20; i++) {
          y = TensorOps.add(y, x);
        }
        scope.keep(y);
      }
    }
    check(y, count);
  }

  private static void check(Tensor y, int count) {
    if (y.getFloat(LARGE - 1) != count + 1) {
      throw new AssertionError(y.getFloat(LARGE - 1) + " after " + count + " ops");
    }
  }

  private static double chain(int length) {
    Tensor x = Tensor.of(1.0).requiresGrad(true);
    Tensor y = x;
    for (int i = 0; i < length; i++) {
      y = TensorOps.add(y, x);
    }
    y.backward();
    return Objects.requireNonNull(x.grad()).toDoubleArray()[0];
  }

  private static long residentKilobytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no VmRSS in /proc/self/status");
  }
}
