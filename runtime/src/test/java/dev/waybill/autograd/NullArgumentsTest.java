package dev.waybill.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Gradients refuse `null` where it is handed in, in the words of op calls.
@SuppressWarnings("NullAway") // the null is what is tested
class NullArgumentsTest {
  private static final String TENSOR = ": found null, expected Tensor.";
  private static final String LIST = ": found null, expected List<Tensor>.";
  private static final String SECOND = ": found null at position 1, expected List<Tensor>.";

  private final Tensor x = Tensor.of(2.0).requiresGrad(true);
  private final Tensor y = TensorOps.mul(x, x);
  private final List<Tensor> holed = Arrays.asList(x, null);

  @Test
  void namesWhatIsDerivedAndByWhat() {
    says("Autograd.grad: argument output" + TENSOR, () -> Autograd.grad(null, List.of(x)));
    says("Autograd.grad: argument inputs" + LIST, () -> Autograd.grad(y, null));
    says("Autograd.grad: argument inputs" + SECOND, () -> Autograd.grad(y, holed));
    says(
        "Autograd.gradWithGraph: argument output" + TENSOR,
        () -> Autograd.gradWithGraph(null, List.of(x)));
    says("Autograd.gradWithGraph: argument inputs" + LIST, () -> Autograd.gradWithGraph(y, null));
    says("Autograd.grad: argument outputs" + LIST, () -> grad(null, List.of(), List.of(x)));
    says("Autograd.grad: argument outputs" + SECOND, () -> grad(holed, List.of(), List.of(x)));
    says("Autograd.grad: argument gradients" + LIST, () -> grad(List.of(y), null, List.of(x)));
    says("Autograd.grad: argument inputs" + LIST, () -> grad(List.of(y), List.of(), null));
  }

  @Test
  void leavesTheGraphToBeRunAfterwards() {
    says("Autograd.backward: argument outputs" + LIST, () -> backward(null, List.of(), List.of()));
    says("Autograd.backward: argument gradients" + LIST, () -> backward(List.of(y), null, holed));
    says(
        "Autograd.backward: argument inputs" + SECOND,
        () -> backward(List.of(y), List.of(), holed));
    says("Tensor.backward: argument gradient" + TENSOR, () -> y.backward(null));
    y.backward();
    assertThat(Objects.requireNonNull(x.grad()).toDoubleArray()).containsExactly(4);
  }

  @Test
  void namesTheSectionItsInputsAndItsResults() {
    String method = "Autograd.checkpoint: argument ";
    says(
        method + "section: found null, expected UnaryOperator<Tensor>.",
        () -> Autograd.checkpoint((UnaryOperator<Tensor>) null, x));
    says(
        method + "section: found null, expected UnaryOperator<List<Tensor>>.",
        () -> Autograd.checkpoint((UnaryOperator<List<Tensor>>) null, List.of(x)));
    says(method + "input" + TENSOR, () -> Autograd.checkpoint(one -> one, (Tensor) null));
    says(method + "inputs" + LIST, () -> Autograd.checkpoint(all -> all, (List<Tensor>) null));
    says(method + "inputs" + SECOND, () -> Autograd.checkpoint(all -> all, holed));
    String none = method + "section: found null as result 0, expected Tensor.";
    String noList = method + "section: found null as what it returns, expected List<Tensor>.";
    says(none, () -> Autograd.checkpoint((Tensor one) -> null, x));
    says(noList, () -> Autograd.checkpoint((List<Tensor> all) -> null, List.of(x)));
    try (var scope = Autograd.noGrad()) {
      assertThat(scope).isNotNull();
      says(none, () -> Autograd.checkpoint((Tensor one) -> null, x));
      says(noList, () -> Autograd.checkpoint((List<Tensor> all) -> null, List.of(x)));
    }
  }

  @Test
  void refusesHooksWhereTheyAreRegistered() {
    Node node = Objects.requireNonNull(y.gradFn());
    String problem = ": argument hook: found null, expected ";
    says("Tensor.registerHook" + problem + "UnaryOperator<Tensor>.", () -> x.registerHook(null));
    says(
        "Tensor.registerPostAccumulateGradHook" + problem + "Consumer<Tensor>.",
        () -> x.registerPostAccumulateGradHook(null));
    says("Node.registerPreHook" + problem + "UnaryOperator.", () -> node.registerPreHook(null));
    says("Node.registerPostHook" + problem + "BiFunction.", () -> node.registerPostHook(null));
    y.backward();
    assertThat(Objects.requireNonNull(x.grad()).toDoubleArray()).containsExactly(4);
  }

  private static void grad(List<Tensor> outputs, List<Tensor> gradients, List<Tensor> inputs) {
    Autograd.grad(outputs, gradients, inputs, false, false, false);
  }

  private static void backward(List<Tensor> outputs, List<Tensor> gradients, List<Tensor> inputs) {
    Autograd.backward(outputs, gradients, inputs, false, false);
  }

  private static void says(String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(WrongArgumentException.class).hasMessage(message);
  }
}
