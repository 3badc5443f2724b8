package dev.waybill.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.Key;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// What holds in a scope, and what of it in other threads.
class ScopesTest {
  private final Tensor x = Tensor.of(2.0, 3.0).requiresGrad(true);

  @Test
  void keepsInferenceTensorsOutOfGraphs() {
    Tensor made = inference(() -> TensorOps.mul(x, x));
    assertThat(made.requiresGrad()).isFalse();
    assertThatThrownBy(() -> TensorOps.mul(x, made))
        .isInstanceOf(GradientException.class)
        .hasMessage(
            "tensor.mul: argument b: Inference tensors cannot be saved for backward; found one of"
                + " shape [2] in a recorded call, expected a clone() of it, made outside"
                + " Autograd.inference().");
    assertThat(TensorOps.add(x, made).requiresGrad()).isTrue(); // saves nothing
    assertThatThrownBy(() -> made.requiresGrad(true))
        .hasMessageContaining("setting requiresGrad on an inference tensor");
    Tensor normal = TensorOps.clone(made);
    TensorOps.sum(TensorOps.mul(x, normal)).backward();
    assertThat(Objects.requireNonNull(x.grad()).toDoubleArray()).containsExactly(4, 9);
  }

  @Test
  void writesToInferenceTensorsInsideOnly() {
    Tensor made = inference(() -> TensorOps.mul(x, x));
    assertThatThrownBy(() -> TensorOps.add_(made, Tensor.scalar(1.0)))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining(
            "tensor.add_: inplace update to an inference tensor outside Autograd.inference() is not"
                + " allowed");
    assertThatThrownBy(() -> TensorOps.zero_(TensorOps.select(made, 0, 0)))
        .hasMessageContaining("tensor.zero_: inplace update to an inference tensor");
    assertThat(made.toDoubleArray()).containsExactly(4, 9);
    inference(() -> TensorOps.add_(made, Tensor.scalar(1.0)));
    assertThat(made.toDoubleArray()).containsExactly(5, 10);
    Tensor normal = Tensor.of(1.0);
    inference(() -> TensorOps.add_(normal, Tensor.scalar(1.0)));
    TensorOps.add_(normal, Tensor.scalar(1.0));
    assertThat(normal.item()).isEqualTo(3.0);
  }

  @Test
  void endsInferenceWithItsScope() throws Exception {
    DispatchContext.Scope outer = Autograd.inference();
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      inference(() -> x);
      assertThat(Tensor.of(1.0).storage().isInference()).isTrue();
      assertThat(threads.submit(() -> Tensor.of(1.0)).get().storage().isInference()).isFalse();
    } finally {
      outer.close();
    }
    assertThat(Tensor.of(1.0).storage().isInference()).isFalse();
    assertThat(Autograd.isGradEnabled()).isTrue();
  }

  @Test
  void carriesTheStateOfAThreadToOthers() throws Exception {
    List<DispatchContext.Captured> captured = new ArrayList<>();
    captured.add(DispatchContext.capture());
    DispatchContext.Scope noGrad = Autograd.noGrad();
    captured.add(DispatchContext.capture());
    noGrad.close();
    DispatchContext.Scope inference = Autograd.inference();
    captured.add(DispatchContext.capture());
    inference.close();
    DispatchContext.Scope included = DispatchContext.include(Key.META);
    captured.add(DispatchContext.capture());
    included.close();
    Callable<String> look =
        () -> {
          DispatchContext here = DispatchContext.current();
          return here.isGradMode() + " " + here.isInference() + " " + here.apply(0);
        };
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      List<String> found = new ArrayList<>();
      for (DispatchContext.Captured state : captured) {
        found.add(threads.submit(state.wrap(look)).get());
        found.add(threads.submit(look).get()); // its own state is back
      }
      String plain = "true false 0";
      assertThat(found)
          .containsExactly(
              plain,
              plain,
              "false false 0",
              plain,
              "false true 0",
              plain,
              "true false " + Key.META.bit(),
              plain);
    }
  }

  @Test
  void givesAThreadItsStateBackAfterAFailure() {
    DispatchContext.Scope noGrad = Autograd.noGrad();
    DispatchContext.Captured captured = DispatchContext.capture();
    noGrad.close();
    Runnable fails =
        captured.wrap(
            (Runnable)
                () -> {
                  assertThat(Autograd.isGradEnabled()).isFalse();
                  throw new IllegalStateException("on purpose");
                });
    assertThatThrownBy(fails::run).hasMessage("on purpose");
    assertThat(Autograd.isGradEnabled()).isTrue();
  }

  private static Tensor inference(Supplier<Tensor> work) {
    DispatchContext.Scope scope = Autograd.inference();
    try {
      return work.get();
    } finally {
      scope.close();
    }
  }
}
