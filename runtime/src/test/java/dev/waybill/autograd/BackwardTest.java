package dev.waybill.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.DispatchContext;
import dev.waybill.dispatch.OpException;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Expected numbers by hand; what is refused, as PyTorch refuses it.
class BackwardTest {

  @Test
  void derivesAProductAndSumsWhatWasBroadcast() {
    Tensor x = Tensor.of(2.0, 3.0).requiresGrad(true);
    Tensor w = Tensor.fromArray(new double[] {5, 7}, 2, 1).requiresGrad(true);
    TensorOps.sum(TensorOps.mul(x, w)).backward();
    assertThat(grad(x).toDoubleArray()).containsExactly(12, 12);
    assertThat(grad(w).toDoubleArray()).containsExactly(5, 5);
    assertThat(grad(w).shape()).containsExactly(2, 1);
  }

  @Test
  void addsASecondGradientInPlace() {
    Tensor x = Tensor.of(2.0).requiresGrad(true);
    TensorOps.mul(x, x).backward();
    Tensor first = grad(x);
    TensorOps.mul(x, x).backward();
    assertThat(grad(x)).isSameAs(first);
    assertThat(first.toDoubleArray()).containsExactly(8);
  }

  @Test
  void derivesAGradientInTurn() {
    Tensor x = Tensor.of(3.0).requiresGrad(true);
    Tensor cube = TensorOps.mul(TensorOps.mul(x, x), x);
    Tensor first = Autograd.gradWithGraph(cube, List.of(x)).get(0);
    Tensor second = Autograd.gradWithGraph(first, List.of(x)).get(0);
    Tensor third = Autograd.grad(second, List.of(x)).get(0);
    assertThat(first.item()).isEqualTo(27.0);
    assertThat(second.item()).isEqualTo(18.0);
    assertThat(third.item()).isEqualTo(6.0);
    assertThat(x.grad()).isNull();
  }

  @Test
  void runsAChainOfAMillion() {
    Tensor x = Tensor.of(1.0).requiresGrad(true);
    Tensor y = x;
    for (int i = 0; i < 1_000_000; i++) {
      y = TensorOps.add(y, x);
    }
    y.backward();
    assertThat(grad(x).toDoubleArray()).containsExactly(1_000_001);
  }

  @Test
  void refusesASecondRunOfAGraphThatSaved() {
    Tensor x = Tensor.of(3.0).requiresGrad(true);
    Tensor square = TensorOps.mul(x, x);
    square.backward();
    assertThatThrownBy(square::backward)
        .isInstanceOf(GradientException.class)
        .hasMessage(
            "tensor.mul: trying to backward through the graph a second time, or after its saved"
                + " tensors were freed; found them freed by an earlier backward() or"
                + " Autograd.grad(), expected the first one, or retainGraph in those before.");
    Tensor sum = TensorOps.add(x, x);
    sum.backward();
    sum.backward(); // saved nothing
    assertThat(grad(x).toDoubleArray()).containsExactly(6 + 2 + 2);
  }

  @Test
  void refusesAValueThatWasWrittenAfterItWasSaved() {
    Tensor x = Tensor.of(3.0).requiresGrad(true);
    Tensor y = TensorOps.mul(x, Tensor.of(2.0));
    Tensor z = TensorOps.mul(y, y);
    TensorOps.add_(y, Tensor.scalar(1.0));
    assertThatThrownBy(z::backward)
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("tensor.mul: one of the variables needed for gradient computation")
        .hasMessageContaining("is at version 1; expected version 0");
  }

  @Test
  void refusesToWriteToALeaf() {
    Tensor x = Tensor.of(3.0, 4.0).requiresGrad(true);
    assertThatThrownBy(() -> TensorOps.add_(x, Tensor.scalar(1.0)))
        .hasMessage(
            "tensor.add_: a leaf tensor that requires grad is being used in an in-place operation;"
                + " found one to write to, expected a clone() of it, or the write inside"
                + " Autograd.noGrad().");
    assertThatThrownBy(() -> TensorOps.add_(TensorOps.select(x, 0, 1), Tensor.scalar(1.0)))
        .hasMessageContaining("a view of a leaf tensor that requires grad");
    assertThat(x.toDoubleArray()).containsExactly(3, 4);
    DispatchContext.Scope scope = Autograd.noGrad();
    try {
      TensorOps.add_(x, Tensor.scalar(1.0));
    } finally {
      scope.close();
    }
    assertThat(x.toDoubleArray()).containsExactly(4, 5);
  }

  @Test
  void followsWritesThroughViews() {
    Tensor x = Tensor.of(1.0, 2.0, 3.0).requiresGrad(true);
    Tensor base = TensorOps.mul(x, Tensor.of(1.0, 1.0, 1.0));
    Tensor view = TensorOps.narrow(base, 0, 1, 2);
    TensorOps.mul_(view, Tensor.of(10.0, 100.0));
    assertThat(base.toDoubleArray()).containsExactly(1, 20, 300);
    assertThat(Objects.requireNonNull(base.gradFn()).name()).isEqualTo("CopySlices");
    TensorOps.sum(TensorOps.mul(base, base)).backward();
    // d/dx of x0^2 + (10 x1)^2 + (100 x2)^2
    assertThat(grad(x).toDoubleArray()).containsExactly(2, 400, 60000);
  }

  @Test
  void makesABufferPartOfAGraphByAWrite() {
    Tensor x = Tensor.of(5.0).requiresGrad(true);
    Tensor buffer = Tensor.zeros(DType.F64, 3);
    Tensor view = TensorOps.narrow(buffer, 0, 1, 1);
    TensorOps.copy_(view, x);
    assertThat(buffer.requiresGrad()).isTrue();
    TensorOps.sum(TensorOps.mul(buffer, Tensor.of(2.0, 3.0, 4.0))).backward();
    assertThat(grad(x).toDoubleArray()).containsExactly(3);
  }

  @Test
  void refusesToWriteToAnExpandedTensor() {
    Tensor x = TensorOps.expand(Tensor.fromArray(new float[] {1, 2, 3}, 3, 1), new long[] {3, 4});
    assertThatThrownBy(() -> TensorOps.add_(x, Tensor.scalar(1.0)))
        .isInstanceOf(OpException.class)
        .hasMessageContaining(
            "unsupported operation: more than one element of the written-to tensor refers to a"
                + " single memory location. Please clone() the tensor before performing the"
                + " operation.");
    Tensor copy = TensorOps.clone(x);
    TensorOps.add_(copy, Tensor.scalar(1.0));
    assertThat(copy.toFloatArray()).containsExactly(2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4);
  }

  @Test
  void derivesViewsByWhereTheirElementsStand() {
    Tensor x = Tensor.of(1.0, 2.0, 3.0, 4.0).requiresGrad(true);
    Tensor windows = TensorOps.unfold(x, 0, 2, 1);
    TensorOps.sum(windows).backward();
    assertThat(grad(x).toDoubleArray()).containsExactly(1, 2, 2, 1);
  }

  @Test
  void callsInPlaceFormsByName() {
    Tensor x = Tensor.of(1.0f, 2.0f);
    Object same = Registry.global().op("tensor.add_").call(x, Tensor.of(10.0f));
    assertThat(same).isSameAs(x);
    assertThat(x.toFloatArray()).containsExactly(11, 12);
    assertThat(x.version()).isEqualTo(1);
    Tensor out = Tensor.zeros(DType.F32, 2);
    Registry.global().op("tensor.mul").callInto(out, x, x);
    assertThat(out.toFloatArray()).containsExactly(121, 144);
  }

  @Test
  void tellsWhatCannotBeDerived() {
    Tensor x = Tensor.of(1.0, 2.0);
    assertThatThrownBy(x::backward)
        .hasMessage(
            "backward: element 0 of tensors does not require grad and does not have a gradFn; found"
                + " a tensor without a graph, expected the result of recorded calls on tensors that"
                + " require gradients.");
    x.requiresGrad(true);
    assertThatThrownBy(() -> TensorOps.add(x, x).backward())
        .hasMessage(
            "backward: grad can be implicitly created only for scalar outputs, found shape [2],"
                + " expected one element, or the gradient of the result as an argument.");
    assertThatThrownBy(() -> TensorOps.add(x, x).backward(Tensor.of(1.0, 1.0, 1.0)))
        .hasMessage(
            "backward: mismatch in shape: the gradient at index 0 has a shape of [3] and the result"
                + " [2]; found shape [3], expected [2].");
    Tensor unused = Tensor.of(1.0).requiresGrad(true);
    assertThatThrownBy(() -> Autograd.grad(TensorOps.sum(x), List.of(unused)))
        .hasMessage(
            "Autograd.grad: the differentiated tensor at index 0 appears to not have been used in"
                + " the graph; found no path to it from the outputs, expected one. Where that is"
                + " meant, Autograd.grad(outputs, gradients, inputs, retainGraph, createGraph,"
                + " allowUnused) returns null for it.");
    assertThatThrownBy(() -> Tensor.of(1).requiresGrad(true))
        .hasMessageContaining("only tensors of floating dtype can require gradients");
  }

  @Test
  void runsHooksInOrder() {
    Tensor x = Tensor.of(2.0).requiresGrad(true);
    Tensor y = TensorOps.mul(x, x);
    StringBuilder order = new StringBuilder();
    y.registerHook(
        gradient -> {
          order.append("tensor ");
          return TensorOps.mul(Objects.requireNonNull(gradient), Tensor.of(10.0));
        });
    y.retainGrad();
    x.registerPostAccumulateGradHook(leaf -> order.append("leaf"));
    y.backward();
    assertThat(order.toString()).isEqualTo("tensor leaf");
    assertThat(grad(y).toDoubleArray()).containsExactly(10);
    assertThat(grad(x).toDoubleArray()).containsExactly(40);
  }

  private static Tensor grad(Tensor tensor) {
    return Objects.requireNonNull(tensor.grad());
  }
}
