package dev.waybill.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.autograd.Autograd;
import dev.waybill.debug.Profiler.Line;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.internal.fixture.Library;
import dev.waybill.internal.fixture.Placed;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.example.program.Program;
import org.junit.jupiter.api.Test;

class ProfilerTest {
  private static final long OUTER_NANOS = 3_000_000;
  private static final long INNER_NANOS = 5_000_000;

  @Test
  void countsCallsAndBytesOfNewTensorsByOpAndLine() {
    Tensor a = Tensor.of(1f, 2f, 3f);
    Profiler profiler = Profiler.start();
    try (profiler) {
      Program.add(a, a);
      Program.add(a, a);
      Program.call(Registry.global().op("tensor.add_"), a, a);
      Program.call(Registry.global().op("tensor.expand"), Tensor.of(1f), new long[] {4});
      Program.negate(List.of(Tensor.of(1d)));
    }
    Program.add(a, a);

    assertThat(profiler.lines())
        .extracting(Line::op, Line::caller, Line::calls, Line::bytes)
        .containsExactlyInAnyOrder(
            row("tensor.add", "add(Program.java:19)", 2, 2 * 3 * 4),
            row("tensor.add_", "call(Program.java:28)", 1, 0),
            row("tensor.expand", "call(Program.java:28)", 1, 0),
            row("tensor.neg", "negate(Program.java:36)", 1, 8));
    assertThat(a.toDoubleArray()).containsExactly(2, 4, 6);
  }

  @Test
  void takesNestedCallsFromTheTimeOfTheirCaller() {
    Library library = new Library("org.t:t:1.0", "org.t.Nested");
    Registry registry =
        library
            .op(
                "t.inner",
                "inner(Dispatchable x) -> String",
                "",
                () ->
                    arguments -> {
                      spin(INNER_NANOS);
                      return "inner";
                    },
                Placed.class)
            .op(
                "t.outer",
                "outer(Dispatchable x) -> String",
                "",
                () ->
                    arguments -> {
                      spin(OUTER_NANOS);
                      OpHandle inner = library.registry().op("t.inner");
                      return "" + inner.call(arguments) + inner.call(arguments);
                    },
                Placed.class)
            .registry();
    Profiler profiler = Profiler.start();
    try (profiler) {
      assertThat(registry.op("t.outer").call(new Placed(Key.CPU, DType.F32)))
          .isEqualTo("innerinner");
    }
    Line outer = line(profiler, "t.outer");
    Line inner = line(profiler, "t.inner");
    assertThat(inner.calls()).isEqualTo(2);
    assertThat(inner.selfNanos()).isGreaterThanOrEqualTo(2 * INNER_NANOS);
    assertThat(inner.totalNanos()).isEqualTo(inner.selfNanos());
    assertThat(outer.selfNanos()).isGreaterThanOrEqualTo(OUTER_NANOS);
    assertThat(outer.totalNanos()).isEqualTo(outer.selfNanos() + inner.totalNanos());
    assertThat(profiler.lines())
        .isSortedAccordingTo((a, b) -> Long.compare(b.selfNanos(), a.selfNanos()));
  }

  @Test
  void seesRecordedCallsTheirGradientsAndWritesInto() {
    Tensor w = Tensor.of(2f, 3f).requiresGrad(true);
    Tensor out = Tensor.of(0f, 0f);
    Profiler profiler = Profiler.start();
    try (profiler) {
      TensorOps.sum(TensorOps.mul(w, w)).backward();
      Registry.global().op("tensor.sub").callInto(out, Tensor.of(5f, 5f), Tensor.of(2f, 2f));
      DispatchContext.Scope off = Autograd.noGrad();
      TensorOps.neg(w);
      off.close();
    }
    assertThat(w.grad()).extracting(Tensor::toDoubleArray).isEqualTo(new double[] {4, 6});
    assertThat(out.toDoubleArray()).containsExactly(3, 3);
    // Forward once, and once for each of the two factors.
    assertThat(line(profiler, "tensor.mul").calls()).isEqualTo(3);
    assertThat(line(profiler, "tensor.sub").calls()).isEqualTo(1);
    assertThat(line(profiler, "tensor.sub").bytes()).isZero();
    assertThat(line(profiler, "tensor.neg").calls()).isEqualTo(1);
  }

  @Test
  void countsFailedCallsAndGoesOn() {
    Profiler profiler = Profiler.start();
    try (profiler) {
      assertThatThrownBy(() -> TensorOps.add(Tensor.of(1f, 2f), Tensor.of(1f, 2f, 3f)))
          .isInstanceOf(ShapeException.class);
      TensorOps.neg(Tensor.of(1f));
    }
    assertThat(line(profiler, "tensor.add").calls()).isEqualTo(1);
    assertThat(line(profiler, "tensor.add").bytes()).isZero();
    assertThat(line(profiler, "tensor.neg").bytes()).isEqualTo(4);
  }

  @Test
  void leavesTheContextAsItWas() {
    int before = DispatchContext.current().apply(Key.CPU.bit());
    Profiler outer = Profiler.start();
    Profiler inner = Profiler.start();
    TensorOps.neg(Tensor.of(1f));
    inner.close();
    inner.close();
    TensorOps.neg(Tensor.of(1f));
    outer.close();
    assertThat(line(inner, "tensor.neg").calls()).isEqualTo(1);
    assertThat(line(outer, "tensor.neg").calls()).isEqualTo(2);
    assertThat(DispatchContext.current().apply(Key.CPU.bit())).isEqualTo(before);
  }

  @Test
  void writesATableWithTheLongestFirst() {
    assertThat(
            ProfileTable.of(
                List.of(
                    new Line(
                        "tensor.matmul",
                        "org.a.Main.main(Main.java:7)",
                        2,
                        7_000_000,
                        6_543_210,
                        4096),
                    new Line("nn.functional.layerNorm", "", 1, 20_000_000, 1_500, 0))))
        .isEqualTo(
            """
            op                          calls     self ms    total ms         bytes  called from
            tensor.matmul                   2       6.543       7.000          4096  org.a.Main.main(Main.java:7)
            nn.functional.layerNorm         1       0.002      20.000             0
            """);
  }

  @Test
  void writesChromesTraceFormat() {
    assertThat(
            ChromeTrace.write(
                List.of(
                    new ChromeTrace.Event(
                        "t.a", "Main.say\"hi\"(Main.kt:3)", "f32", 1_500, 2_000_001, 8),
                    new ChromeTrace.Event("t.b", "", "", 2_000, 1, 0)),
                7,
                5))
        .isEqualTo(
            """
            {"traceEvents": [
            {"name": "t.a", "cat": "op", "ph": "X", "ts": 1.500, "dur": 2000.001, "pid": 1, "tid": 7, "args": {"dtype": "f32", "bytes": 8, "caller": "Main.say\\"hi\\"(Main.kt:3)"}},
            {"name": "t.b", "cat": "op", "ph": "X", "ts": 2.000, "dur": 0.001, "pid": 1, "tid": 7, "args": {"dtype": "", "bytes": 0, "caller": ""}}
            ], "displayTimeUnit": "ns", "otherData": {"droppedCalls": 5}}
            """);
    Profiler profiler = Profiler.start();
    try (profiler) {
      Program.add(Tensor.of(1f), Tensor.of(1f));
    }
    assertThat(profiler.chromeTrace())
        .containsPattern(
            "\"name\": \"tensor.add\", .*\"dtype\": \"f32\", \"bytes\": 4, .*Program.add")
        .contains("\"tid\": " + Thread.currentThread().threadId());
  }

  private static org.assertj.core.groups.Tuple row(
      String op, String where, long calls, long bytes) {
    return org.assertj.core.groups.Tuple.tuple(
        op, "org.example.program.Program." + where, calls, bytes);
  }

  private static Line line(Profiler profiler, String op) {
    List<Line> lines = profiler.lines().stream().filter(line -> line.op().equals(op)).toList();
    return new Line(
        op,
        "",
        lines.stream().mapToLong(Line::calls).sum(),
        lines.stream().mapToLong(Line::totalNanos).sum(),
        lines.stream().mapToLong(Line::selfNanos).sum(),
        lines.stream().mapToLong(Line::bytes).sum());
  }

  private static void spin(long nanos) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      Thread.onSpinWait();
    }
  }
}
