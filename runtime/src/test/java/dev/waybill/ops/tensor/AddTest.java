package dev.waybill.ops.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.dispatch.BinaryOp;
import dev.waybill.dispatch.OpHandle;
import dev.waybill.registry.KernelInfo;
import dev.waybill.registry.Registry;
import dev.waybill.registry.Symbol;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AddTest {
  private final OpHandle add = Registry.global().op("tensor.add");

  @Test
  void addsTypedByPositionAndByName() {
    Tensor a = Tensor.of(1f, 2f);
    Tensor b = Tensor.of(10f, 20f);
    assertThat(add.as(BinaryOp.class).apply(a, b).toFloatArray()).containsExactly(11f, 22f);
    assertThat(String.valueOf(add.call(a, b))).isEqualTo("tensor([11., 22.])");
    assertThat(String.valueOf(add.call(Map.of("a", a, "b", b)))).isEqualTo("tensor([11., 22.])");
  }

  @Test
  void broadcastsAsNumPyDoes() {
    Tensor column = Tensor.fromArray(new long[] {1, 2}, 2, 1);
    Tensor row = Tensor.of(10L, 20L, 30L);
    assertThat(String.valueOf(add.call(column, row)))
        .isEqualTo("tensor([[11, 21, 31],\n        [12, 22, 32]])");
  }

  @Test
  void addsDenseTensorsOfEveryDtypeAsJavaDoes() {
    for (int size : new int[] {0, 1, 7, 8, 9, 33}) {
      // Wrapped round, so that overflow and cancelling are among the sums.
      long[] x = new Random(size).longs(size).toArray();
      long[] y = new Random(size + 1).longs(size).toArray();
      for (int i = 0; i < size; i++) {
        float f = (int) x[i] * 0.1f;
        assertThat(sum(Tensor.of(f), Tensor.of((float) y[i])).item()).isEqualTo(f + (float) y[i]);
        assertThat(sum(Tensor.of(x[i] * 0.1), Tensor.of(y[i] * 0.1)).item())
            .isEqualTo(x[i] * 0.1 + y[i] * 0.1);
        assertThat(sum(Tensor.of((int) x[i]), Tensor.of((int) y[i])).item())
            .isEqualTo((int) x[i] + (int) y[i]);
      }
      long[] sums = sum(Tensor.of(x), Tensor.of(y)).toLongArray();
      assertThat(sums).hasSize(size);
      for (int i = 0; i < size; i++) {
        assertThat(sums[i]).isEqualTo(x[i] + y[i]);
      }
    }
    assertThat(sum(Tensor.of(Integer.MAX_VALUE), Tensor.of(1)).item()).isEqualTo(Integer.MIN_VALUE);
    assertThat(sum(Tensor.of(Float.NaN), Tensor.of(1f)).item()).isEqualTo(Float.NaN);
    assertThat(sum(Tensor.of(1e308), Tensor.of(1e308)).item()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void addsPartsOfArraysAndStridedViews() {
    for (DType dtype : List.of(DType.F32, DType.F64, DType.I32, DType.I64)) {
      Tensor all = Tensor.arange(dtype, 0, 12, 1);
      Tensor from4 = Tensor.of(all.storage(), Layout.dense(4, 3), dtype);
      Tensor from7 = Tensor.of(all.storage(), Layout.dense(7, 3), dtype);
      Tensor backwards =
          Tensor.of(all.storage(), Layout.strided(9, new long[] {3}, new long[] {-2}), dtype);
      assertThat(sum(from4, from7).dtype()).isEqualTo(dtype);
      assertThat(sum(from4, from7).toDoubleArray()).containsExactly(11, 13, 15);
      assertThat(sum(from4, backwards).toDoubleArray()).containsExactly(13, 12, 11);
    }
  }

  @Test
  void promotesAsPyTorchDoes() {
    assertThat(sum(Tensor.of(1f), Tensor.of(1.0)).dtype()).isEqualTo(DType.F64);
    assertThat(sum(Tensor.of(1), Tensor.of(1f)).dtype()).isEqualTo(DType.F32);
    assertThat(sum(Tensor.of(true), Tensor.of(false)).toBooleanArray()).containsExactly(true);
    assertThat(sum(Tensor.of(1f), Tensor.scalar(0.5)).dtype()).isEqualTo(DType.F32);
  }

  @Test
  void hasOneFastKernelAndOneForEachKindOfDevice() {
    Symbol.Op symbol = (Symbol.Op) Registry.global().lookup("tensor.add");
    assertThat(symbol.kernels())
        .extracting(KernelInfo::priority, KernelInfo::dtypes)
        .containsExactly(
            tuple(0, List.of(DType.values())),
            tuple(20, List.of(DType.F32)),
            tuple(1, List.of(DType.values())),
            tuple(1, List.of(DType.values())));
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> add.call(Tensor.of(1f, 2f), Tensor.of(1f, 2f, 3f)))
        .hasMessage(
            "tensor.add: The size of tensor a (2) must match the size of tensor b (3) at"
                + " non-singleton dimension 0; found shapes [2] and [3], expected axes that are"
                + " equal or 1, counted from the last.");
    assertThatThrownBy(() -> add.call(Tensor.of(1f), "x"))
        .hasMessageStartingWith("tensor.add: argument b: found String \"x\", expected Tensor");
    assertThatThrownBy(() -> add.call(Map.of("a", Tensor.of(1f), "bb", Tensor.of(1f))))
        .hasMessage(
            "tensor.add: argument bb: found no such parameter, expected one of a, b."
                + " Did you mean b?");
  }

  private Tensor sum(Tensor a, Tensor b) {
    return add.as(BinaryOp.class).apply(a, b);
  }
}
