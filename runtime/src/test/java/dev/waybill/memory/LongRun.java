package dev.waybill.memory;

import dev.waybill.dispatch.OpHandle;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// What [LongRunTest] runs in processes of their own.
final class LongRun {
  private static final int REPORTS = 10;

  private LongRun() {}

  /// Runs one of the two.
  ///
  /// @param arguments `ops` or `chain`, and how many ops
  /// @throws IOException if the resident memory cannot be read
  @SuppressWarnings("SystemOut") // what the test reads
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[1]);
    if (arguments[0].equals("chain")) {
      System.out.println(chain(count));
      return;
    }
    for (int report = 0; report < REPORTS; report++) {
      smallOps(count / REPORTS);
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
