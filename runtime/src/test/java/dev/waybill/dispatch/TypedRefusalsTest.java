package dev.waybill.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.registry.Registry;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What typed calls refuse names the op, as calls by name do.
@SuppressWarnings("NullAway") // the null is what is tested
class TypedRefusalsTest {
  private final Tensor x = Tensor.of(1f, 2f);

  @Test
  void namesTheArgumentThatIsNull() {
    says(() -> TensorOps.neg(null), "tensor.neg: argument x: found null, expected Tensor.");
    says(() -> TensorOps.add(null, x), "tensor.add: argument a: found null, expected Tensor.");
    says(() -> x.add((Tensor) null), "tensor.add: argument b: found null, expected Tensor.");
    says(
        () -> x.permute((int[]) null),
        "tensor.permute: argument dims: found null, expected int[].");
    says(
        () -> TensorOps.cat(Arrays.asList(x, null), 0),
        "tensor.cat: argument xs: found null at position 1, expected List<Tensor>.");
  }

  @Test
  void saysTheSameByName() {
    OpHandle add = Registry.global().op("tensor.add");
    says(() -> add.call(x, null), "tensor.add: argument b: found null, expected Tensor.");
    says(
        () -> add.as(BinaryOp.class).apply(x, null),
        "tensor.add: argument b: found null, expected Tensor.");
  }

  @Test
  void namesWhatCannotBeWrittenInto() {
    OpHandle add = Registry.global().op("tensor.add");
    OpHandle cat = Registry.global().op("tensor.cat");
    Tensor weight = Tensor.of(1f, 2f).requiresGrad(true);
    Tensor out = Tensor.zeros(DType.F32, 2);
    says(() -> add.callInto(null, x, x), "tensor.add: argument out: found null, expected Tensor.");
    String problem =
        ": functions with out=... arguments don't support automatic differentiation, but one of"
            + " the arguments requires grad: found one that does, expected none; call inside"
            + " Autograd.noGrad(), or without out.";
    says(() -> add.callInto(weight, x, x), "tensor.add: argument out" + problem);
    says(() -> add.callInto(out, x, weight), "tensor.add: argument b" + problem);
    says(() -> cat.callInto(out, List.of(weight), 0), "tensor.cat: argument xs" + problem);
    assertThat(out.toFloatArray()).containsExactly(0, 0);
  }

  @Test
  void leavesTheWrittenTensorAsItWas() {
    says(() -> x.add_((Tensor) null), "tensor.add_: argument b: found null, expected Tensor.");
    says(() -> x.copy_(null), "tensor.copy_: argument source: found null, expected Tensor.");
    assertThat(x.toFloatArray()).containsExactly(1, 2);
    assertThat(x.version()).isZero();
  }

  @Test
  void namesTheOpWhereTheRuntimeInsideRefuses() {
    Tensor row = Tensor.ones(DType.F32, 1 << 16);
    Tensor column = row.view(1 << 16, 1);
    OpHandle mul = Registry.global().op("tensor.mul");
    String problem =
        "tensor.mul: found shape [65536, 65536], which is too large for a Java array, expected"
            + " fewer than 2,147,483,640 elements.";
    says(() -> TensorOps.mul(row, column), problem);
    says(() -> mul.call(row, column), problem);
  }

  @Test
  void leavesOtherFailuresAlone() {
    NullPointerException failure = new NullPointerException("a fault of the kernel");
    OpHandle add = Registry.global().op("tensor.add");
    assertThat(add.refusal(failure, x, x)).isSameAs(failure);
    IllegalStateException state = new IllegalStateException("a state");
    assertThat(add.refusal(state, x, null)).isSameAs(state);
    assertThat(add.refusal(failure, x, null)).hasCause(failure);
  }

  private static void says(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(OpException.class).hasMessage(message);
  }
}
