package dev.waybill.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.autograd.Autograd;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.FreedTensorException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.HeapStorage;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Which tensors a scope gives back, and which it must not. Its tensors are of 256 KB, well above
/// the size from which on arrays are used again.
class ScopeTest {
  private static final int SIZE = 65_536;

  @Test
  void givesArraysBackWhenItCloses() {
    Tensor sum;
    try (Scope scope = Scope.open()) {
      sum = TensorOps.add(ones(), ones());
      assertThat(sum.getFloat(SIZE - 1)).isEqualTo(2);
      assertThat(scope).isNotNull();
    }
    assertThatThrownBy(() -> TensorOps.add(sum, sum))
        .isInstanceOf(FreedTensorException.class)
        .hasMessage(
            "tensor.add: argument a: found tensor(..., freed, size=(65536)), whose scope is closed,"
                + " expected a tensor that lives. Take it, or the result whose graph it is part of,"
                + " out with scope.keep(tensor) before the scope is closed. With -Dwaybill.memory.track=true the lines that made it and closed its scope are"
                + " shown.");
    assertThatThrownBy(sum::floatArray).isInstanceOf(FreedTensorException.class);
    assertThatThrownBy(sum::toFloatArray).isInstanceOf(FreedTensorException.class);
    assertThatThrownBy(() -> TensorOps.fill_(sum, Tensor.scalar(1.0)))
        .isInstanceOf(FreedTensorException.class);
    assertThat(sum).hasToString("tensor(..., freed, size=(65536))");
  }

  @Test
  void usesArraysAgain() {
    long before = MemoryStats.now().hits();
    for (int i = 0; i < 3; i++) {
      try (Scope scope = Scope.open()) {
        Tensor sum = TensorOps.add(TensorOps.add(ones(), ones()), ones());
        assertThat(sum.getFloat(1)).isEqualTo(3);
        assertThat(scope).isNotNull();
      }
    }
    MemoryStats after = MemoryStats.now();
    assertThat(after.hits() - before).isGreaterThanOrEqualTo(6);
    assertThat(after.pooledBytes()).isPositive().isLessThanOrEqualTo(after.highWaterBytes());
    assertThat(after.highWaterBytes()).isLessThanOrEqualTo(after.limitBytes());
  }

  @Test
  void clearsUsedArraysForZeros() {
    for (int i = 0; i < 4; i++) {
      try (Scope scope = Scope.open()) {
        Tensor zeros = Tensor.zeros(DType.F32, SIZE);
        assertThat(zeros.equal(Tensor.fromArray(new float[SIZE]))).isTrue();
        TensorOps.fill_(zeros, Tensor.scalar(7.0));
        assertThat(scope).isNotNull();
      }
    }
  }

  @Test
  void keepsWhatItIsTold() {
    Tensor kept;
    Tensor view;
    Tensor detached;
    try (Scope scope = Scope.open()) {
      kept = scope.keep(TensorOps.add(ones(), ones()));
      view = scope.keep(TensorOps.slice(TensorOps.add(ones(), ones()), 0, 5L, 10L, 1));
      detached = TensorOps.add(ones(), ones());
      scope.keep(List.of(detached.detach()));
    }
    spoil();
    assertThat(kept.getFloat(3)).isEqualTo(2);
    assertThat(view.toFloatArray()).containsExactly(2, 2, 2, 2, 2);
    assertThat(Objects.requireNonNull(view.base()).getFloat(SIZE - 1)).isEqualTo(2);
    assertThat(detached.getFloat(0)).isEqualTo(2);
  }

  @Test
  void keepsIntoTheScopeAround() {
    Tensor once;
    Tensor twice;
    try (Scope outer = Scope.open()) {
      try (Scope inner = Scope.open()) {
        once = inner.keep(ones());
        twice = outer.keep(inner.keep(ones()));
      }
      spoil();
      assertThat(once.getFloat(0)).isEqualTo(1);
    }
    assertThatThrownBy(() -> once.getFloat(0)).isInstanceOf(FreedTensorException.class);
    assertThat(twice.getFloat(0)).isEqualTo(1);
  }

  @Test
  void keepsTheGraphOfATensor() {
    Tensor weight = ones().requiresGrad(true);
    Tensor loss;
    try (Scope scope = Scope.open()) {
      Tensor x = Tensor.full(DType.F32, 3L, SIZE);
      loss = scope.keep(TensorOps.sum(TensorOps.mul(TensorOps.mul(weight, x), x)));
    }
    spoil();
    loss.backward();
    assertThat(Objects.requireNonNull(weight.grad()).getFloat(SIZE - 1)).isEqualTo(9);
  }

  @Test
  void refusesTheGraphOfATensorThatWasKeptWithoutIt() {
    Tensor weight = ones().requiresGrad(true);
    Tensor loss;
    try (Scope scope = Scope.open()) {
      Tensor x = Tensor.full(DType.F32, 3L, SIZE);
      loss = TensorOps.sum(TensorOps.mul(weight, x));
      assertThat(scope.keep(loss.detach()).item()).isEqualTo(3f * SIZE);
    }
    assertThatThrownBy(loss::backward).isInstanceOf(FreedTensorException.class);
  }

  @Test
  void keepsGradientsOfOlderTensors() {
    Tensor weight = ones().requiresGrad(true);
    Tensor user = ones();
    for (int i = 1; i <= 3; i++) {
      try (Scope scope = Scope.open()) {
        Tensor y = TensorOps.mul(weight, Tensor.full(DType.F32, 2L, SIZE));
        y.retainGrad();
        TensorOps.sum(y).backward();
        user.setGrad(TensorOps.add(ones(), ones()));
        TensorOps.add_(user, y.detach());
        assertThat(scope).isNotNull();
      }
      spoil();
      assertThat(Objects.requireNonNull(weight.grad()).getFloat(7)).isEqualTo(2 * i);
      assertThat(Objects.requireNonNull(user.grad()).getFloat(7)).isEqualTo(2);
      assertThat(user.getFloat(7)).isEqualTo(1 + 2 * i);
    }
  }

  @Test
  void keepsWeightsThatAreMadeInside() {
    Tensor weight;
    try (Scope scope = Scope.open()) {
      weight = ones().requiresGrad(true);
      assertThat(scope).isNotNull();
    }
    spoil();
    assertThat(weight.getFloat(0)).isEqualTo(1);
  }

  @Test
  void leavesArraysThatOthersMayHold() throws Exception {
    float[] mine = new float[SIZE];
    Tensor shared;
    float[] taken;
    float[] ofOtherThread;
    try (Scope scope = Scope.open()) {
      shared = Tensor.fromArray(mine);
      taken = ones().floatArray();
      Tensor other = ones();
      ofOtherThread = CompletableFuture.supplyAsync(other::floatArray).get();
      Tensor reader = ones();
      CompletableFuture.runAsync(() -> assertThat(reader.toFloatArray()[0]).isEqualTo(1)).get();
      assertThat(scope).isNotNull();
    }
    spoil();
    assertThat(mine).containsOnly(0);
    assertThat(shared.getFloat(0)).isZero();
    assertThat(taken).containsOnly(1);
    assertThat(ofOtherThread).containsOnly(1);
  }

  @Test
  void leavesAnArrayThatAKernelMakesAnotherTensorOf() {
    Tensor[] wrapped = new Tensor[1];
    Tensor x;
    try (Scope scope = Scope.open()) {
      x = ones();
      // The call of an op, as far as scopes know: in it an array is handed out, but not for long.
      var here = dev.waybill.internal.memory.Regions.here();
      boolean before = here.beginKernel();
      wrapped[0] = Tensor.of(new HeapStorage(x.array()), Layout.dense(0, SIZE), DType.F32);
      here.endKernel(before);
      assertThat(scope).isNotNull();
    }
    spoil();
    assertThat(wrapped[0].toFloatArray()).containsOnly(1);
    assertThat(x.getFloat(0)).isEqualTo(1);
  }

  @Test
  void goesAlongToOtherThreads() throws Exception {
    List<Tensor> made = new ArrayList<>();
    try (Scope scope = Scope.open()) {
      Runnable work =
          DispatchContext.capture().wrap((Runnable) () -> made.add(TensorOps.add(ones(), ones())));
      CompletableFuture.runAsync(work).get();
      assertThat(TensorOps.add(made.get(0), ones()).getFloat(0)).isEqualTo(3);
      assertThat(scope).isNotNull();
    }
    assertThatThrownBy(() -> made.get(0).getFloat(0)).isInstanceOf(FreedTensorException.class);
  }

  @Test
  void givesNothingBackWhileOtherThreadsWorkInIt() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    CompletableFuture<Float> sum;
    Tensor x;
    try (Scope scope = Scope.open()) {
      x = ones();
      Tensor used = x;
      Runnable work =
          DispatchContext.capture()
              .wrap(
                  () -> {
                    inside.countDown();
                    await(closed);
                    assertThat(TensorOps.add(used, used).getFloat(0)).isEqualTo(2);
                  });
      sum = CompletableFuture.runAsync(work).thenApply(nothing -> 1f);
      inside.await();
      assertThat(scope).isNotNull();
    }
    spoil();
    closed.countDown();
    assertThat(sum.get()).isEqualTo(1);
    assertThat(x.getFloat(0)).isEqualTo(1);
  }

  @Test
  void isClosedByItsOwnThreadInOrder() throws Exception {
    Scope outer = Scope.open();
    Scope inner = Scope.open();
    Tensor x = ones();
    assertThatThrownBy(() -> CompletableFuture.runAsync(outer::close).get())
        .hasRootCauseInstanceOf(IllegalStateException.class)
        .rootCause()
        .message()
        .matches(
            "Scope.close: found a call from thread .+, expected one from "
                + Thread.currentThread().getName()
                + ", which opened the scope\\.");
    outer.close();
    inner.close(); // was closed with the outer one
    outer.close();
    assertThatThrownBy(x::floatArray).isInstanceOf(FreedTensorException.class);
    assertThatIllegalStateException().isThrownBy(() -> outer.keep(ones()));
    assertThat(ones().floatArray()).hasSizeGreaterThanOrEqualTo(SIZE);
  }

  @Test
  void refusesNothingToKeep() {
    Tensor one;
    try (Scope scope = Scope.open()) {
      Tensor made = ones();
      one = made;
      assertThatThrownBy(() -> scope.keep(ScopeTest.<Tensor>missing()))
          .isInstanceOf(WrongArgumentException.class)
          .hasMessage("Scope.keep: argument tensor: found null, expected a tensor.");
      assertThatThrownBy(() -> scope.keep(ScopeTest.<List<Tensor>>missing()))
          .isInstanceOf(WrongArgumentException.class)
          .hasMessage("Scope.keep: argument tensors: found null, expected a list of tensors.");
      assertThatThrownBy(() -> scope.keep(Arrays.asList(made, missing())))
          .isInstanceOf(WrongArgumentException.class)
          .hasMessage("Scope.keep: argument tensors[1]: found null, expected a tensor.");
    }
    assertThatThrownBy(() -> one.getFloat(0)).isInstanceOf(FreedTensorException.class);
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what Java lets callers give
  private static <T> T missing() {
    return null;
  }

  @Test
  void holdsForCallsByNameAndInto() {
    Tensor out = Tensor.zeros(DType.F32, SIZE);
    Tensor argument;
    try (Scope scope = Scope.open()) {
      argument = ones();
      Registry.global().op("tensor.add").callInto(out, argument, argument);
      Object sum = Registry.global().op("tensor.add").call(argument, argument);
      assertThat(((Tensor) Objects.requireNonNull(sum)).getFloat(9)).isEqualTo(2);
      assertThat(scope).isNotNull();
    }
    assertThatThrownBy(() -> argument.getFloat(0)).isInstanceOf(FreedTensorException.class);
    assertThat(out.getFloat(9)).isEqualTo(2);
  }

  @Test
  void staysOpenWhenAGradScopeInsideIsClosed() {
    Tensor x;
    try (Scope scope = Scope.open()) {
      try (DispatchContext.Scope noGrad = Autograd.noGrad()) {
        assertThat(noGrad).isNotNull();
      }
      x = TensorOps.add(ones(), ones());
      TensorOps.add(x, x); // as a kernel: asking for the array outside would leave it
      assertThat(scope).isNotNull();
    }
    assertThatThrownBy(() -> x.getFloat(0)).isInstanceOf(FreedTensorException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Tensor ones() {
    return Tensor.ones(DType.F32, SIZE);
  }

  /// Fills arrays that are free with other numbers.
  private static void spoil() {
    for (int i = 0; i < 40; i++) {
      Tensor.full(DType.F32, -1L, SIZE);
    }
  }
}
