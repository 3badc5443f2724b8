package dev.waybill.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.autograd.Autograd;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.MissingKernelException;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.internal.fixture.Library;
import dev.waybill.internal.fixture.Placed;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DispatchTraceTest {
  private static final Pattern TIME = Pattern.compile("\\d+\\.\\d µs");

  @Test
  void tellsWhyEachKernelIsTakenOrNot() {
    OpHandle op = library().registry().op("t.op");
    DispatchTrace trace = DispatchTrace.start();
    try (trace) {
      op.call(new Placed(Key.CPU, DType.F32));
    }
    assertThat(text(trace))
        .isEqualTo(
            """
            t.op: TIME
              keys:   cpu
              dtype:  f32
              layers: none
              not:    org.t.Kernels, cuda, f32 f64, priority 30
                      the call is on cpu
              not:    org.t.Kernels, cpu, f32 f64, priority 20, requires warp
                      refused: nothing provides the capability warp
              not:    org.t.Kernels, cpu, f64, priority 10
                      the call has dtype f32
              taken:  org.t.Kernels, cpu, f32 f64, priority 5
              not:    org.t.Kernels, cpu, f32, priority 5
                      the kernel that is taken has the same priority and comes first by name
              not:    org.t.Kernels, cpu, f32 f64, priority 0
                      the kernel that is taken has a higher priority
            """);
    assertThat(trace.calls().getFirst().nanos()).isPositive();
  }

  @Test
  void tellsOfFailedCallsToo() {
    OpHandle op = library().registry().op("t.op");
    DispatchTrace trace = DispatchTrace.start();
    try (trace) {
      assertThatThrownBy(() -> op.call(new Placed(Key.CPU, DType.I64)))
          .isInstanceOf(MissingKernelException.class);
    }
    assertThat(text(trace))
        .startsWith(
            """
            t.op: failed after TIME
              keys:   cpu
              dtype:  i64
            """)
        .contains(
            "  not:    org.t.Kernels, cpu, f32 f64, priority 0\n          the call has dtype i64\n")
        .doesNotContain("taken:");
  }

  @Test
  void indentsNestedCalls() {
    Library library = library();
    library.op(
        "t.outer",
        "outer(int n) -> String",
        "",
        () ->
            arguments ->
                Objects.requireNonNull(
                    library.registry().op("t.op").call(new Placed(Key.CUDA, DType.F32))),
        int.class);
    OpHandle outer = library.registry().op("t.outer");
    DispatchTrace trace = DispatchTrace.start();
    try (trace) {
      outer.call(1);
    }
    assertThat(text(trace))
        .startsWith(
            """
            t.outer: TIME
              keys:   none
              dtype:  none
              layers: none
              taken:  org.t.Kernels, cpu, all dtypes, priority 0
              t.op: TIME
                keys:   cuda
                dtype:  f32
                layers: none
                taken:  org.t.Kernels, cuda, f32 f64, priority 30
                not:    org.t.Kernels, cpu, f32 f64, priority 20, requires warp
                        the call is on cuda
            """);
  }

  @Test
  void namesTheLayersThatACallPasses() {
    Tensor w = Tensor.of(1f).requiresGrad(true);
    Tensor data = Tensor.of(1f);
    DispatchTrace trace = DispatchTrace.start();
    try (trace) {
      TensorOps.neg(w);
      DispatchContext.Scope off = Autograd.noGrad();
      TensorOps.view(w, new long[] {1, 1});
      off.close();
      TensorOps.neg_(data);
    }
    assertThat(trace.calls())
        .extracting(call -> call.op() + " " + call.keys() + " " + call.layers())
        .containsExactly(
            "tensor.neg [AUTOGRAD, INPLACE_OR_VIEW, CPU] [AUTOGRAD]",
            "tensor.view [INPLACE_OR_VIEW, CPU] [INPLACE_OR_VIEW]",
            "tensor.neg_ [INPLACE_OR_VIEW, CPU] [INPLACE_OR_VIEW]");
    // The in-place form runs the kernels of its op.
    assertThat(trace.calls().getLast().kernels()).isEqualTo(trace.calls().getFirst().kernels());
  }

  private static Library library() {
    Library library = new Library("org.t:t:1.0", "org.t.Kernels");
    library.op(
        "t.op",
        "op(Dispatchable x) -> String",
        "f32 f64",
        () -> arguments -> "reference",
        Placed.class);
    library.kernel("t.op", "cpu", "", "", 5, () -> arguments -> "first");
    library.kernel("t.op", "cpu", "f32", "", 5, () -> arguments -> "second");
    library.kernel("t.op", "cpu", "f64", "", 10, () -> arguments -> "of f64");
    library.kernel("t.op", "cpu", "", "warp", 20, () -> arguments -> "warped");
    library.kernel("t.op", "cuda", "", "", 30, () -> arguments -> "on cuda");
    return library;
  }

  private static String text(DispatchTrace trace) {
    return TIME.matcher(trace.text()).replaceAll("TIME");
  }
}
