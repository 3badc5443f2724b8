package dev.waybill.ops.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.BinaryOp;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddTest {
  private final OpHandle add = Registry.global().op("tensor.add");

  @Test
  void addsTypedByPositionAndByName() {
    Tensor a = Tensor.of(1f, 2f);
    Tensor b = Tensor.of(10f, 20f);
    assertThat(add.as(BinaryOp.class).apply(a, b).toFloatArray()).containsExactly(11f, 22f);
    assertThat(String.valueOf(add.call(a, b))).isEqualTo("tensor([11.0, 22.0], f32)");
    assertThat(String.valueOf(add.call(Map.of("a", a, "b", b))))
        .isEqualTo("tensor([11.0, 22.0], f32)");
  }

  @Test
  void broadcastsAsNumPyDoes() {
    Tensor column = Tensor.fromArray(new long[] {1, 2}, 2, 1);
    Tensor row = Tensor.of(10L, 20L, 30L);
    assertThat(String.valueOf(add.call(column, row)))
        .isEqualTo("tensor([[11, 21, 31],\n        [12, 22, 32]], i64)");
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> add.call(Tensor.of(1f, 2f), Tensor.of(1f, 2f, 3f)))
        .hasMessage(
            "tensor.add: found shapes [2] and [3], expected axes that are equal or 1, counted from"
                + " the last.");
    assertThatThrownBy(() -> add.call(Tensor.of(1f), 2))
        .hasMessage("tensor.add: argument b: found Integer 2, expected Tensor.");
    assertThatThrownBy(() -> add.call(Map.of("a", Tensor.of(1f), "bb", Tensor.of(1f))))
        .hasMessage(
            "tensor.add: argument bb: found no such parameter, expected one of a, b."
                + " Did you mean b?");
  }
}
