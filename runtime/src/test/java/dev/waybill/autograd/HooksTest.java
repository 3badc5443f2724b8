package dev.waybill.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The order is PyTorch's: hooks of the tensor as they were added, the kept gradient, hooks before
/// the node, the node, hooks after it.
class HooksTest {
  private final Tensor x = Tensor.of(2.0).requiresGrad(true);
  private final List<String> seen = new ArrayList<>();

  @Test
  void runsHooksOfAResultInOrder() {
    Tensor y = TensorOps.mul(x, x);
    Node node = Objects.requireNonNull(y.gradFn());
    node.registerPostHook(
        (found, given) -> {
          seen.add("post " + found.get(0) + " " + given.get(0));
          return found;
        });
    node.registerPreHook(
        given -> {
          seen.add("pre " + given.get(0) + " kept " + y.grad());
          return List.of(scaled(given.get(0), 2));
        });
    y.retainGrad();
    y.registerHook(tell("first", 10));
    y.registerHook(tell("second", 10));
    y.backward();
    assertThat(seen)
        .containsExactly(
            "first tensor([1.], dtype=f64)",
            "second tensor([10.], dtype=f64)",
            "pre tensor([100.], dtype=f64) kept tensor([100.], dtype=f64)",
            "post tensor([400.], dtype=f64) tensor([200.], dtype=f64)");
    assertThat(grad(x)).containsExactly(800);
    assertThat(grad(y)).containsExactly(100);
  }

  @Test
  void runsHooksOfALeafInOrder() {
    Tensor y = TensorOps.mul(x, Tensor.of(3.0));
    Node leaf = Objects.requireNonNull(Objects.requireNonNull(y.gradFn()).next().get(0));
    assertThat(leaf.name()).isEqualTo("AccumulateGrad");
    leaf.registerPostHook(
        (found, given) -> {
          seen.add("post " + found.size());
          return found;
        });
    x.registerPostAccumulateGradHook(me -> seen.add("accumulated " + me.grad()));
    leaf.registerPreHook(
        given -> {
          seen.add("pre " + given.get(0) + " known " + x.grad());
          return given;
        });
    x.registerHook(tell("tensor", 10));
    List<String> order =
        List.of(
            "tensor tensor([3.], dtype=f64)",
            "pre tensor([30.], dtype=f64) known null",
            "accumulated tensor([30.], dtype=f64)",
            "post 0");
    y.backward(null, true, false);
    assertThat(seen).isEqualTo(order);
    seen.clear();
    x.setGrad(null);
    Autograd.backward(List.of(y), List.of(), List.of(x), true, false);
    assertThat(seen).isEqualTo(order);
    seen.clear();
    Tensor returned = Autograd.grad(y, List.of(x)).get(0);
    assertThat(returned.item()).isEqualTo(30.0);
    assertThat(seen).containsExactly("tensor tensor([3.], dtype=f64)");
  }

  @Test
  void removesAHookOnce() {
    UnaryOperator<@Nullable Tensor> tell = tell("hook", 1);
    Hook first = x.registerHook(tell);
    x.registerHook(tell);
    first.close();
    first.close();
    TensorOps.mul(x, Tensor.of(3.0)).backward();
    assertThat(seen).hasSize(1);
  }

  @Test
  void refusesWhatHooksMayNotDo() {
    assertThatThrownBy(() -> Tensor.of(1.0).registerHook(gradient -> gradient))
        .hasMessageContaining("a tensor that doesn't require gradient");
    assertThatThrownBy(() -> Tensor.of(1.0).retainGrad())
        .hasMessageContaining("a tensor that doesn't require gradient");
    Tensor y = TensorOps.mul(x, x);
    assertThatThrownBy(() -> y.registerPostAccumulateGradHook(me -> {}))
        .hasMessageContaining("cannot be registered on non-leaf tensors");
    Hook longer = y.registerHook(gradient -> Tensor.of(1.0, 2.0));
    assertThatThrownBy(() -> y.backward(null, true, false))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("a hook has changed the size of the gradient, from [1] to [2]");
    longer.close();
    Objects.requireNonNull(y.gradFn()).registerPreHook(given -> List.of());
    assertThatThrownBy(() -> y.backward(null, true, false))
        .isInstanceOf(GradientException.class)
        .hasMessage("Node.registerPreHook: a hook of tensor.mul returned 0 gradients, expected 1.");
  }

  @Test
  void keepsTheGradientOfWhatATensorIsAfterAWrite() {
    Tensor y = TensorOps.mul(x, Tensor.of(3.0));
    y.retainGrad();
    TensorOps.mul_(y, Tensor.of(5.0));
    TensorOps.mul(y, Tensor.of(7.0)).backward();
    assertThat(grad(y)).containsExactly(7); // not 35, that of y before the write
    assertThat(grad(x)).containsExactly(105);
  }

  @Test
  void keepsTheGradientOfABaseWhoseViewIsWritten() {
    Tensor y = TensorOps.mul(Tensor.of(1.0, 1.0), x);
    y.retainGrad();
    TensorOps.mul_(TensorOps.select(y, 0, 1), Tensor.scalar(5.0));
    TensorOps.sum(TensorOps.mul(y, Tensor.of(7.0, 11.0))).backward();
    assertThat(grad(y)).containsExactly(7, 11);
    assertThat(grad(x)).containsExactly(7 + 55);
  }

  private UnaryOperator<@Nullable Tensor> tell(String name, double factor) {
    return gradient -> {
      seen.add(name + " " + gradient);
      return scaled(gradient, factor);
    };
  }

  private static Tensor scaled(@Nullable Tensor tensor, double factor) {
    return TensorOps.mul(Objects.requireNonNull(tensor), Tensor.scalar(factor));
  }

  private static double[] grad(Tensor tensor) {
    return Objects.requireNonNull(tensor.grad()).toDoubleArray();
  }
}
