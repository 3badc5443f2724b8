package dev.waybill.ops.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.autograd.Autograd;
import dev.waybill.device.Device;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// A classifier of short texts, trained on the processor and on a device by the same code: words
/// are looked up, normalised, partly dropped, averaged and classified. What PyTorch found in runs
/// like this stands in `TrainingRunsTest`.
class TrainingOnDevicesTest {
  private static final int STEPS = 30;
  private static final long WORDS = 19;
  private static final long WIDTH = 8;
  private static final long CLASSES = 4;

  private final Device device = TestDevice.required();

  @Test
  void agreesWithTheProcessorStepByStep() {
    List<double[]> expected = train(Device.CPU, 1);
    List<double[]> found = train(device, 1);
    assertThat(expected.getLast()[0]).as("learned something").isLessThan(0.5 * expected.get(0)[0]);
    TestDevice.assertClose(found, expected);
  }

  /// Two threads, of which each asks the one queue for its own work.
  @Test
  void threadsDoNotMixUpTheirWork() throws Exception {
    List<List<double[]>> expected = List.of(train(Device.CPU, 2), train(Device.CPU, 3));
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      List<Future<List<double[]>>> found = new ArrayList<>();
      for (int seed : new int[] {2, 3, 2, 3}) {
        found.add(pool.submit(() -> train(device, seed)));
      }
      for (int i = 0; i < found.size(); i++) {
        TestDevice.assertClose(found.get(i).get(), expected.get(i % 2));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /// Returns the loss of each step, and the elements of all parameters at the end.
  private static List<double[]> train(Device device, int seed) {
    Tensor words = numbers(seed, WORDS, 24, 6).to(device);
    Tensor classes = numbers(seed + 100, CLASSES, 24).to(device);
    List<Tensor> parameters =
        List.of(
            Tensor.randn(DType.F64, seed, WORDS, WIDTH).to(device).requiresGrad(true),
            Tensor.ones(DType.F64, WIDTH).to(device).requiresGrad(true),
            Tensor.zeros(DType.F64, WIDTH).to(device).requiresGrad(true),
            Tensor.randn(DType.F64, seed + 1, CLASSES, WIDTH).to(device).requiresGrad(true),
            Tensor.zeros(DType.F64, CLASSES).to(device).requiresGrad(true));
    List<double[]> all = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      Tensor x = Functional.embedding(words, parameters.get(0), 0L, false);
      x = Functional.layerNorm(x, new long[] {WIDTH}, parameters.get(1), parameters.get(2), 1e-5);
      x = Functional.dropout(x, seed + step, 0.1, true);
      x = MathOps.mean(x, new int[] {1}, false, null);
      x = Functional.linear(x, parameters.get(3), parameters.get(4));
      Tensor loss = Functional.crossEntropy(x, classes, null, 3, "mean", 0.0);
      assertThat(loss.device()).isEqualTo(device);
      loss.backward();
      all.add(loss.toDoubleArray());
      DispatchContext.Scope scope = Autograd.noGrad();
      try {
        for (Tensor parameter : parameters) {
          TensorOps.sub_(parameter, TensorOps.mul(parameter.grad(), Tensor.scalar(0.5)));
          parameter.setGrad(null);
        }
      } finally {
        scope.close();
      }
    }
    parameters.forEach(parameter -> all.add(parameter.detach().toDoubleArray()));
    return all;
  }

  private static Tensor numbers(int seed, long below, long... shape) {
    Tensor uniform = Tensor.rand(DType.F64, seed, shape);
    return TensorOps.to(TensorOps.mul(uniform, Tensor.scalar((double) below)), DType.I64);
  }
}
