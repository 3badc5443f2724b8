package dev.waybill.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.waybill.dispatch.DispatchContext;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.example.program.Program;
import org.junit.jupiter.api.Test;

/// Writes to tensors that a graph knows, and runs of graphs in parts, again and from several
/// threads. Expected numbers by hand.
class GraphTest {
  private final Tensor x = Tensor.of(1.0, 2.0, 3.0).requiresGrad(true);

  private Tensor computed() {
    return TensorOps.mul(x, Tensor.scalar(1.0));
  }

  @Test
  void followsWritesToTwoViewsThatShareNothing() {
    Tensor base = computed();
    Tensor first = TensorOps.narrow(base, 0, 0, 1);
    Tensor rest = TensorOps.narrow(base, 0, 1, 2);
    TensorOps.mul_(first, Tensor.scalar(10.0));
    TensorOps.mul_(rest, Tensor.of(100.0, 1000.0));
    assertThat(base.toDoubleArray()).containsExactly(10, 200, 3000);
    // (10 x0)² + 100 x1 + 1000 x2, then the views beside the base
    Tensor squares = TensorOps.mul(first, first);
    TensorOps.add(TensorOps.sum(squares), TensorOps.sum(rest)).backward();
    assertThat(grad(x)).containsExactly(200, 100, 1000);
  }

  @Test
  void followsAWriteToTheBaseAfterOneToAView() {
    Tensor base = computed();
    Tensor view = TensorOps.narrow(base, 0, 1, 2);
    TensorOps.mul_(view, TensorOps.clone(view)); // x1², x2²
    TensorOps.mul_(base, Tensor.of(2.0, 3.0, 4.0));
    assertThat(view.toDoubleArray()).containsExactly(12, 36);
    TensorOps.add(TensorOps.sum(view), TensorOps.sum(base)).backward();
    assertThat(grad(x)).containsExactly(2, 2 * 3 * 2 * 2, 2 * 4 * 2 * 3);
  }

  @Test
  void followsAWriteThroughAViewOfAView() {
    Tensor base = TensorOps.view(computed(), new long[] {3, 1});
    Tensor view = TensorOps.select(TensorOps.transpose(base, 0, 1), 0, 0);
    TensorOps.copy_(TensorOps.narrow(view, 0, 0, 2), TensorOps.narrow(computed(), 0, 1, 2));
    assertThat(base.toDoubleArray()).containsExactly(2, 3, 3);
    TensorOps.sum(TensorOps.mul(base, base)).backward(); // x1² + x2² + x2²
    assertThat(grad(x)).containsExactly(0, 4, 12);
  }

  @Test
  void findsWritesThroughDetachedTensors() {
    Tensor y = computed();
    Tensor z = TensorOps.sum(TensorOps.mul(y, y));
    TensorOps.add_(y.detach(), Tensor.scalar(1.0));
    assertThatThrownBy(z::backward)
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("modified by an inplace operation: a, f64 [3], which is output 0 of")
        .hasMessageContaining("is at version 1; expected version 0");
  }

  @Test
  void refusesToWriteToAViewThatWasMadeInNoGrad() {
    Tensor y = computed();
    DispatchContext.Scope scope = Autograd.noGrad();
    Tensor view = TensorOps.select(y, 0, 0);
    scope.close();
    assertThatThrownBy(() -> TensorOps.mul_(view, Tensor.scalar(2.0)))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining(
            "a view was created in noGrad mode and is being modified inplace with grad mode enabled");
    assertThat(y.toDoubleArray()).containsExactly(1, 2, 3);
    scope = Autograd.noGrad();
    TensorOps.mul_(view, Tensor.scalar(2.0));
    scope.close();
    assertThat(y.toDoubleArray()).containsExactly(2, 2, 3);
  }

  @Test
  void refusesToWriteToViewsOfSuchAView() {
    Tensor y = computed();
    DispatchContext.Scope scope = Autograd.noGrad();
    Tensor view = TensorOps.narrow(y, 0, 0, 2);
    Tensor inside = TensorOps.select(view, 0, 0);
    scope.close();
    for (Tensor below : List.of(inside, TensorOps.select(view, 0, 0))) {
      assertThatThrownBy(() -> TensorOps.mul_(below, Tensor.scalar(2.0)))
          .isInstanceOf(GradientException.class)
          .hasMessageContaining("a view was created in noGrad mode");
    }
  }

  @Test
  void refusesToWriteToOneOfSeveralViews() {
    Tensor y = computed();
    Map<String, List<Tensor>> several =
        Map.of(
            "tensor.split", TensorOps.split(y, new long[] {2}, 0),
            "tensor.chunk", TensorOps.chunk(y, 2, 0));
    several.forEach(
        (op, views) ->
            assertThatThrownBy(() -> TensorOps.mul_(views.get(1), Tensor.scalar(2.0)))
                .isInstanceOf(GradientException.class)
                .hasMessageContaining("output 1 of " + op + " is a view and is being modified")
                .hasMessageContaining("returns several views"));
    assertThat(y.toDoubleArray()).containsExactly(1, 2, 3);
    Tensor plain = Tensor.of(1.0, 2.0);
    TensorOps.mul_(TensorOps.split(plain, new long[] {1, 1}, 0).get(1), Tensor.scalar(5.0));
    assertThat(plain.toDoubleArray()).containsExactly(1, 10);
  }

  @Test
  void namesTheLineOfTheForwardCall() {
    Hook anomaly = Autograd.detectAnomaly();
    try {
      Tensor y = computed();
      Tensor z = Program.mul(y, y);
      TensorOps.add_(y, Tensor.scalar(1.0));
      assertThatThrownBy(() -> TensorOps.sum(z).backward())
          .isInstanceOf(GradientException.class)
          .hasMessageEndingWith(
              "The forward call of tensor.mul was recorded at org.example.program.Program.mul("
                  + "Program.java:45).");
      Tensor zero = Tensor.of(0.0).requiresGrad(true);
      Tensor quotient = TensorOps.mul(TensorOps.div(zero, zero), Tensor.of(0.0));
      assertThatThrownBy(quotient::backward)
          .hasMessageContaining("tensor.div: returned nan values in its gradient number 0");
    } finally {
      anomaly.close();
    }
  }

  @Test
  void accumulatesIntoTheGivenInputsOnly() {
    Tensor w = Tensor.of(5.0, 6.0, 7.0).requiresGrad(true);
    Tensor product = TensorOps.mul(x, w);
    Tensor y = TensorOps.sum(TensorOps.mul(product, product));
    Autograd.backward(List.of(y), List.of(), List.of(w, product), true, false);
    assertThat(x.grad()).isNull();
    assertThat(grad(w)).containsExactly(2 * 5, 2 * 6 * 4, 2 * 7 * 9);
    assertThat(grad(product)).containsExactly(10, 24, 42);
    Autograd.backward(List.of(y), List.of(), List.of(w, product), false, false);
    assertThat(grad(w)).containsExactly(4 * 5, 4 * 6 * 4, 4 * 7 * 9);
    assertThat(grad(product)).containsExactly(20, 48, 84);
  }

  @Test
  void accumulatesIntoAnInputOnceThatIsGivenTwice() {
    Tensor y = TensorOps.sum(TensorOps.mul(x, x));
    Autograd.backward(List.of(y), List.of(), List.of(x, x), false, false);
    assertThat(grad(x)).containsExactly(2, 4, 6);
  }

  @Test
  void returnsNullForAnInputThatWasNotUsed() {
    Tensor unused = Tensor.of(1.0).requiresGrad(true);
    Tensor y = TensorOps.sum(x);
    var found = Autograd.grad(List.of(y), List.of(), List.of(unused, x), true, false, true);
    assertThat(found.get(0)).isNull();
    assertThat(Objects.requireNonNull(found.get(1)).toDoubleArray()).containsExactly(1, 1, 1);
    assertThatThrownBy(
            () -> Autograd.grad(List.of(y), List.of(), List.of(x, unused), true, false, false))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("index 1 appears to not have been used in the graph");
    assertThatThrownBy(() -> Autograd.grad(y, List.of(Tensor.of(1.0))))
        .hasMessageContaining("one of the differentiated tensors does not require grad");
  }

  @Test
  void sumsSeveralRoots() {
    Tensor y = TensorOps.mul(x, x);
    List<Tensor> roots = List.of(TensorOps.sum(y), y);
    Autograd.backward(
        roots, List.of(Tensor.scalar(1.0), Tensor.of(10.0, 10.0, 10.0)), List.of(), false, false);
    assertThat(grad(x)).containsExactly(22, 44, 66);
  }

  @Test
  void runsAgainWhereTheGraphIsKept() {
    Tensor y = TensorOps.sum(TensorOps.mul(x, x));
    y.backward(null, true, false);
    y.backward();
    assertThat(grad(x)).containsExactly(4, 8, 12);
    assertThatThrownBy(y::backward).hasMessageContaining("backward through the graph a second");
  }

  @Test
  void staysUsableAfterAGradientFailed() {
    Tensor y = computed();
    Tensor square = TensorOps.mul(y, y);
    TensorOps.add_(y, Tensor.scalar(1.0));
    Tensor failing = TensorOps.sum(square);
    Throwable first = catchThrowable(() -> failing.backward(null, true, false));
    assertThat(first).hasMessageContaining("modified by an inplace operation");
    assertThat(Autograd.isGradEnabled()).isTrue();
    assertThatThrownBy(failing::backward).hasMessage(first.getMessage());
    assertThat(x.grad()).isNull();
    TensorOps.sum(TensorOps.mul(x, x)).backward();
    assertThat(grad(x)).containsExactly(2, 4, 6);
  }

  @Test
  void sumsExactlyWhatSeveralThreadsAddToOneLeaf() throws Exception {
    int threads = 8;
    int runs = 500;
    Tensor leaf = Tensor.zeros(DType.F64, 64).requiresGrad(true);
    CyclicBarrier start = new CyclicBarrier(threads);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 1; thread <= threads; thread++) {
        Tensor factor = Tensor.scalar((double) thread);
        all.add(
            pool.submit(
                () -> {
                  start.await();
                  for (int run = 0; run < runs; run++) {
                    TensorOps.sum(TensorOps.mul(leaf, factor)).backward();
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(grad(leaf)).containsOnly(runs * (1.0 + 2 + 3 + 4 + 5 + 6 + 7 + 8)).hasSize(64);
  }

  @Test
  void runsOneGraphFromSeveralThreads() throws Exception {
    Tensor y = x;
    for (int i = 0; i < 20; i++) {
      y = TensorOps.mul(TensorOps.add(y, x), Tensor.scalar(0.5));
    }
    Tensor shared = TensorOps.sum(TensorOps.mul(y, y)); // y = x
    int threads = 4;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        all.add(pool.submit(() -> shared.backward(null, true, false)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(grad(x)).containsExactly(threads * 2.0, threads * 4.0, threads * 6.0);
  }

  private static double[] grad(Tensor tensor) {
    return Objects.requireNonNull(tensor.grad()).toDoubleArray();
  }
}
