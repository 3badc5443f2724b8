package dev.waybill.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.FreedTensorException;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.dispatch.UnaryOp;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Whatever uses a freed tensor says what it is, and in which argument the tensor stands.
class FreedTensorTest {
  private static final int SIZE = 65_536;

  private final Tensor alive = Tensor.ones(DType.F32, SIZE);
  private final Tensor freed = freed();

  @Test
  void namesTheArgumentOfTypedCalls() {
    refuses("tensor.neg: argument x", () -> TensorOps.neg(freed));
    refuses("tensor.add: argument b", () -> TensorOps.add(alive, freed));
    refuses("tensor.add: argument a", () -> TensorOps.add(freed, freed));
    refuses("tensor.neg: argument x", () -> op("tensor.neg").as(UnaryOp.class).apply(freed));
    refuses("tensor.cat: argument xs[1]", () -> TensorOps.cat(List.of(alive, freed), 0));
    refuses("tensor.mul: argument b", () -> TensorOps.mul(alive.clone().requiresGrad(true), freed));
  }

  @Test
  void namesViewsAndWrites() {
    refuses("tensor.narrow: argument x", () -> TensorOps.narrow(freed, 0, 0, 1));
    refuses("tensor.add_: argument a", () -> TensorOps.add_(freed, alive));
    refuses("tensor.add_: argument b", () -> TensorOps.add_(alive, freed));
    refuses("tensor.copy_: argument x", () -> TensorOps.copy_(freed, alive));
    assertThat(alive.toFloatArray()).containsOnly(1);
  }

  @Test
  void namesTheArgumentOfCallsByName() {
    refuses("tensor.add: argument b", () -> op("tensor.add").call(alive, freed));
    refuses("tensor.add: argument a", () -> op("tensor.add").call(Map.of("a", freed, "b", alive)));
    refuses("tensor.add: argument out", () -> op("tensor.add").callInto(freed, alive, alive));
    refuses("tensor.add: argument b", () -> op("tensor.add").callInto(alive, alive, freed));
    refuses("tensor.cat: argument xs[0]", () -> op("tensor.cat").call(List.of(freed), 0));
  }

  @Test
  void namesTheArgumentInAScopeAndOfAView() {
    Tensor view;
    try (Scope scope = Scope.open()) {
      view = TensorOps.narrow(Tensor.ones(DType.F32, SIZE), 0, 3, 4);
      refuses("tensor.add: argument b", () -> TensorOps.add(alive, freed));
      assertThat(scope).isNotNull();
    }
    assertThatThrownBy(() -> TensorOps.neg(view))
        .hasMessageStartingWith(
            "tensor.neg: argument x: found tensor(..., freed, size=(4)), whose");
  }

  @Test
  void isNoGradientAndNoLeaf() {
    refuses("Tensor.setGrad: argument gradient", () -> alive.setGrad(freed));
    refuses("Tensor.setGrad", () -> freed.setGrad(alive));
    refuses("Tensor.requiresGrad", () -> freed.requiresGrad(true));
    assertThat(alive.grad()).isNull();
    assertThat(freed.requiresGrad()).isFalse();
  }

  @Test
  void namesReads() {
    refuses("Tensor.getFloat", () -> freed.getFloat(0));
    refuses("Tensor.getDouble", () -> freed.getDouble(0));
    refuses("Tensor.floatArray", freed::floatArray);
    refuses("Tensor.toFloatArray", freed::toFloatArray);
    refuses("Tensor.toDoubleArray", freed::toDoubleArray);
    refuses("Tensor.array", freed::array);
    refuses("Tensor.equal", () -> alive.equal(freed));
    refuses("Tensor.allClose", () -> alive.allClose(freed));
    Tensor one;
    try (Scope scope = Scope.open()) {
      one = TensorOps.narrow(Tensor.ones(DType.F32, SIZE), 0, 0, 1);
      assertThat(scope).isNotNull();
    }
    assertThatThrownBy(one::item)
        .hasMessageStartingWith("Tensor.item: found tensor(..., freed, size=(1)), whose scope");
  }

  private static void refuses(String place, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(FreedTensorException.class)
        .hasMessage(
            place
                + ": found tensor(..., freed, size=(65536)), whose scope is closed, expected a tensor"
                + " that lives. Take it, or the result whose graph it is part of, out with"
                + " scope.keep(tensor) before the scope is closed. With"
                + " -Dwaybill.memory.track=true the lines that made it and closed its scope are"
                + " shown.");
  }

  private static OpHandle op(String name) {
    return Registry.global().op(name);
  }

  private static Tensor freed() {
    try (Scope scope = Scope.open()) {
      assertThat(scope).isNotNull();
      return Tensor.ones(DType.F32, SIZE);
    }
  }
}
