package dev.waybill.ops.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.autograd.GradientException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Putting tensors together, cutting them and turning them round.
class CatTest {
  // 0 1 2 / 3 4 5
  private final Tensor x = Tensor.arange(DType.F64, 0, 6, 1).view(2, 3);

  @Test
  void putsTensorsBehindEachOther() {
    Tensor column = Tensor.of(7.0, 8).view(2, 1);
    assertThat(TensorOps.cat(List.of(x, column), -1).toDoubleArray())
        .containsExactly(0, 1, 2, 7, 3, 4, 5, 8);
    assertThat(TensorOps.cat(List.of(x.t(), x.t())).shape()).containsExactly(6, 2);
    Tensor skipped = Tensor.zeros(DType.F32, 0);
    assertThat(TensorOps.cat(List.of(skipped, x), 1).shape()).containsExactly(2, 3);
    assertThat(TensorOps.cat(List.of(Tensor.of(true), Tensor.of(2, 3))).toIntArray())
        .containsExactly(1, 2, 3);
    assertThat(TensorOps.cat(List.of(Tensor.of(1L), Tensor.of(2.5f))).toFloatArray())
        .containsExactly(1, 2.5f);
    assertThat(TensorOps.stack(List.of(Tensor.of(1, 2), Tensor.of(3, 4)), 1).toIntArray())
        .containsExactly(1, 3, 2, 4);
    assertThat(TensorOps.stack(List.of(x, x), -1).shape()).containsExactly(2, 3, 2);
    Tensor empty = Tensor.zeros(DType.F32, 0, 2);
    assertThat(TensorOps.stack(List.of(empty, empty), 1).shape()).containsExactly(0, 2, 2);
    assertThat(Tensor.zeros(DType.F32, 0, 3).select(1, 2).shape()).containsExactly(0);
  }

  @Test
  void cutsGradientsOfParts() {
    Tensor a = Tensor.ones(DType.F64, 2).requiresGrad(true);
    Tensor b = Tensor.ones(DType.F64, 1).requiresGrad(true);
    Tensor empty = Tensor.zeros(DType.F64, 0).requiresGrad(true);
    TensorOps.cat(List.of(a, empty, b), -1).mul(Tensor.of(3.0, 4, 5)).sum().backward();
    assertThat(grad(a)).containsExactly(3, 4);
    assertThat(grad(b)).containsExactly(5);
    assertThat(grad(empty)).isEmpty();
  }

  @Test
  void splitsIntoViews() {
    Tensor y = x.clone();
    List<Tensor> parts = y.split(2, 1);
    assertThat(parts).hasSize(2);
    assertThat(parts.get(1).shape()).containsExactly(2, 1);
    parts.get(1).fill_(9);
    assertThat(y.toDoubleArray()).containsExactly(0, 1, 9, 3, 4, 9);
    List<Tensor> sizes = TensorOps.split(y, new long[] {0, 3}, 1);
    assertThat(sizes).extracting(part -> part.size()).containsExactly(0L, 6L);
    assertThat(Tensor.arange(9).chunk(4, 0))
        .extracting(part -> part.size())
        .containsExactly(3L, 3L, 3L);
    Tensor leaf = x.clone().requiresGrad(true);
    List<Tensor> halves = TensorOps.chunk(leaf, 2, -1);
    halves.get(0).mul(halves.get(0)).sum().add(halves.get(1).sum()).backward();
    assertThat(grad(leaf)).containsExactly(0, 2, 1, 6, 8, 1);
    assertThatThrownBy(() -> TensorOps.chunk(leaf.mul(2), 2, -1).get(0).add_(1))
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("that function returns several views");
  }

  @Test
  void flipsAndRolls() {
    assertThat(x.flip(0).toDoubleArray()).containsExactly(3, 4, 5, 0, 1, 2);
    assertThat(x.t().flip(0, -1).toDoubleArray()).containsExactly(5, 2, 4, 1, 3, 0);
    assertThat(x.flip().toDoubleArray()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(TensorOps.roll(x, new long[] {1}).toDoubleArray()).containsExactly(5, 0, 1, 2, 3, 4);
    assertThat(TensorOps.roll(x, new long[] {-1}, new int[] {1}).toDoubleArray())
        .containsExactly(1, 2, 0, 4, 5, 3);
    assertThat(TensorOps.roll(x, new long[] {3, -5}, new int[] {0, 1}).toDoubleArray())
        .containsExactly(5, 3, 4, 2, 0, 1);
    Tensor same = TensorOps.roll(x, new long[] {6}, new int[] {1});
    assertThat(same.storage()).isNotSameAs(x.storage());
    Tensor leaf = x.clone().requiresGrad(true);
    TensorOps.roll(leaf.flip(1), new long[] {1}, new int[] {0}).mul(x).sum().backward();
    assertThat(grad(leaf)).containsExactly(5, 4, 3, 2, 1, 0);
  }

  @Test
  void choosesByConditions() {
    Tensor condition = Tensor.of(true, false).view(2, 1);
    assertThat(TensorOps.where(condition, x, Tensor.scalar(-1.0)).toDoubleArray())
        .containsExactly(0, 1, 2, -1, -1, -1);
    assertThat(TensorOps.where(condition, Tensor.scalar(1.0), Tensor.scalar(0.0)).dtype())
        .isEqualTo(DType.F32);
    assertThat(TensorOps.where(condition, Tensor.scalar(1L), Tensor.scalar(0L)).toLongArray())
        .containsExactly(1, 0);
    Tensor a = Tensor.of(1.0, Double.NaN).clone().requiresGrad(true);
    Tensor b = Tensor.of(Double.POSITIVE_INFINITY, 4.0).clone().requiresGrad(true);
    TensorOps.where(Tensor.of(true, false), a.mul(a), b.mul(b)).sum().backward();
    assertThat(grad(a)[0]).isEqualTo(2);
    assertThat(grad(b)[1]).isEqualTo(8);
  }

  @Test
  void fillsByMasks() {
    Tensor mask = Tensor.of(false, true, true);
    assertThat(x.maskedFill(mask, Double.NEGATIVE_INFINITY).toDoubleArray())
        .containsExactly(
            0,
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            3,
            Double.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY);
    assertThat(Tensor.of(1L, 2, 3).maskedFill(mask, 7).toLongArray()).containsExactly(1, 7, 7);
    Tensor y = x.clone();
    y.t().maskedFill_(Tensor.of(true, false), -1);
    assertThat(y.toDoubleArray()).containsExactly(-1, -1, -1, 3, 4, 5);
    Tensor leaf = x.clone().requiresGrad(true);
    Tensor value = Tensor.full(DType.F64, 2.0).requiresGrad(true);
    TensorOps.maskedFill(leaf, mask, value).mul(x).sum().backward();
    assertThat(grad(leaf)).containsExactly(0, 0, 0, 3, 0, 0);
    assertThat(grad(value)).containsExactly(12);
  }

  @Test
  void zeroLosesItsHistoryAndDetachShares() {
    Tensor leaf = x.clone().requiresGrad(true);
    Tensor y = leaf.mul(2);
    y.zero_();
    y.add(leaf).sum().backward();
    assertThat(grad(leaf)).containsExactly(1, 1, 1, 1, 1, 1);
    assertThat(TensorOps.zero(Tensor.of(true)).toBooleanArray()).containsExactly(false);
    Tensor detached = TensorOps.detach(leaf);
    assertThat(detached.requiresGrad()).isFalse();
    assertThat(detached.storage()).isSameAs(leaf.storage());
  }

  @Test
  void refusesWhatDoesNotFit() {
    Tensor line = Tensor.of(1.0, 2);
    assertThatThrownBy(() -> TensorOps.cat(List.of(x, Tensor.zeros(DType.F64, 2, 4))))
        .hasMessage(
            "tensor.cat: Sizes of tensors must match except in dimension 0. Expected size 3 but got"
                + " size 4 for tensor number 1 in the list; found shapes [2, 3] and [2, 4].");
    assertThatThrownBy(() -> TensorOps.cat(List.of(x, line)))
        .hasMessageContaining("Tensors must have same number of dimensions: got 2 and 1");
    assertThatThrownBy(() -> TensorOps.cat(List.of()))
        .hasMessageContaining("expected a non-empty list of Tensors");
    assertThatThrownBy(() -> TensorOps.cat(List.of(Tensor.scalar(1.0))))
        .hasMessageContaining("zero-dimensional tensor (at position 0) cannot be concatenated");
    assertThatThrownBy(() -> TensorOps.cat(List.of(line), 1))
        .hasMessageContaining("Dimension out of range (expected to be in range of [-1, 0]");
    assertThatThrownBy(() -> TensorOps.stack(List.of(x, line)))
        .hasMessageContaining("got [2, 3] at entry 0 and [2] at entry 1");
    assertThatThrownBy(() -> TensorOps.split(line, new long[] {1, 2}))
        .hasMessageContaining("sum exactly to 2 (input tensor's size at dimension 0)");
    assertThatThrownBy(() -> TensorOps.chunk(line, 0))
        .hasMessageContaining("chunk expects `chunks` to be greater than 0, got: 0");
    assertThatThrownBy(() -> x.flip(0, -2))
        .hasMessageContaining("dim 0 appears multiple times in the list of dims");
    assertThatThrownBy(() -> TensorOps.roll(x, new long[] {1, 2}, new int[] {0}))
        .hasMessageContaining("shifts and dimensions must align. shifts: 2, dims:1");
    assertThatThrownBy(() -> TensorOps.where(line, line, line))
        .hasMessageContaining("expected condition to be a boolean tensor");
    assertThatThrownBy(() -> x.maskedFill(line, 1))
        .hasMessageContaining("only supports boolean masks, but got mask with dtype f64");
    assertThatThrownBy(() -> TensorOps.maskedFill(x, Tensor.of(true), line))
        .hasMessageContaining("only supports a 0-dimensional value tensor");
    assertThatThrownBy(() -> Tensor.of(1L).maskedFill(Tensor.of(true), 0.5))
        .hasMessageContaining("value cannot be converted to type i64 without overflow, found 0.5");
    assertThatThrownBy(() -> Tensor.of(1.0).maskedFill_(Tensor.of(true, false), 0.5))
        .hasMessageContaining("output with shape [1] doesn't match the broadcast shape [2]");
  }

  private static double[] grad(Tensor x) {
    Tensor gradient = x.grad();
    return gradient == null ? new double[0] : gradient.toDoubleArray();
  }
}
