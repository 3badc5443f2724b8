package dev.waybill.benchmarks.device;

import dev.waybill.api.MathOps;
import dev.waybill.api.Search;
import dev.waybill.api.nn.Functional;
import dev.waybill.device.Device;
import dev.waybill.memory.Scope;
import dev.waybill.ops.search.IndexBuilder;
import dev.waybill.ops.search.Mode;
import dev.waybill.ops.search.Postings;
import dev.waybill.ops.search.engine.Lengths;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// Times ops on a device: `benchmarks/device/peer.py` times the same ones with PyTorch.
public final class DeviceTimes {
  private static final int ELEMENTS = 1 << 24;
  private static final int DOCUMENTS = 1_000_000;
  private static final int[] STEPS = {2, 10, 50, 250};
  private static final int ROUNDS = 9;
  private static final int CALLS = 20;
  private static final double MICRO = 1e3;
  private static final long WARM_NANOS = 2_000_000_000L;

  private final Device device;
  private final PrintStream out = System.out;

  private DeviceTimes(Device device) {
    this.device = device;
  }

  /// Prints the median time of each op.
  ///
  /// @param arguments the device, such as `cuda:0`
  public static void main(String[] arguments) {
    new DeviceTimes(Device.parse(arguments[0])).all();
  }

  private void all() {
    Tensor x = Tensor.rand(DType.F32, 1, ELEMENTS).to(device);
    Tensor y = Tensor.rand(DType.F32, 2, ELEMENTS).to(device);
    time("add 16M", () -> TensorOps.add(x, y));
    time("mul by a number 16M", () -> TensorOps.mul(x, Tensor.scalar(3.0)));
    time("add 16M, one turned", () -> TensorOps.add(x.view(4096, 4096), y.view(4096, 4096).t()));
    time("sum 16M", () -> TensorOps.sum(x));
    time("sum of rows 4096²", () -> TensorOps.sum(x.view(4096, 4096), new int[] {1}));
    time("sum of columns 4096²", () -> TensorOps.sum(x.view(4096, 4096), new int[] {0}));
    time("matmul 4096", () -> TensorOps.mm(x.view(4096, 4096), y.view(4096, 4096)));
    Tensor rows = x.view(4096, 4096);
    Tensor gradients = y.view(4096, 4096);
    time("softmax of rows 4096²", () -> Functional.softmax(rows, 1, null));
    time("its derivative", () -> Functional.softmaxBackward(gradients, rows, 1));
    Tensor factors = TensorOps.select(gradients, 0, 0);
    long[] width = {4096};
    time(
        "layerNorm of rows 4096²", () -> Functional.layerNorm(rows, width, factors, factors, 1e-5));
    Tensor places = Tensor.arange(4096).to(device);
    time("crossEntropy 4096²", () -> Functional.crossEntropy(rows, places));
    time("embedding, 4096 rows of 4096", () -> Functional.embedding(places, rows));
    time("dropout 16M", () -> Functional.dropout(x, 1));
    Tensor small = Tensor.of(1f).to(device);
    time("add, one element", () -> TensorOps.add(small, small));
    time("top 100 of 16M", () -> MathOps.topK(x, 100));
    time("top 10 of rows 4096²", () -> MathOps.topK(x.view(4096, 4096), 10));
    time("sort 16M", () -> MathOps.sort(x));
    Postings postings = postings();
    time(
        "bm25 and top 10, 1M documents, 4 terms",
        () -> Search.bm25TopK(postings, 10, Mode.ANY, 1.2f, 0.75f, Lengths.EXACT));
  }

  /// Four terms that every second, tenth, 50th and 250th document has, beside up to 39 others.
  private Postings postings() {
    IndexBuilder builder = IndexBuilder.of("whitespace");
    for (int doc = 0; doc < DOCUMENTS; doc++) {
      StringBuilder text = new StringBuilder("x ".repeat(doc % 40));
      for (int step : STEPS) {
        text.append(doc % step == 0 ? "w" + step + " " : "");
      }
      builder.add(Map.of("text", text.toString()));
    }
    return Search.lookup(builder.build().to(device), "w2 w10 w50 w250");
  }

  private double run(Runnable op) {
    device.synchronize();
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      Scope scope = Scope.open();
      try {
        op.run();
      } finally {
        scope.close();
      }
    }
    device.synchronize();
    return (System.nanoTime() - start) / MICRO / CALLS;
  }

  private void time(String name, Runnable op) {
    double[] micros = new double[ROUNDS];
    // HotSpot compiles what launches a kernel only after some thousand calls.
    long warm = System.nanoTime() + WARM_NANOS;
    while (System.nanoTime() < warm) {
      run(op);
    }
    for (int round = 0; round < ROUNDS; round++) {
      micros[round] = run(op);
    }
    Arrays.sort(micros);
    out.printf(
        Locale.ROOT,
        "| %s | %.1f µs (%.1f–%.1f) |%n",
        name,
        micros[ROUNDS / 2],
        micros[0],
        micros[ROUNDS - 1]);
  }
}
