package dev.waybill.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Each method does what the op of its name does; values by hand.
class TensorMethodsTest {
  // 1 2 / 3 4
  private final Tensor x = Tensor.of(1.0, 2, 3, 4).view(2, 2);

  @Test
  void calculates() {
    Tensor y = Tensor.of(10.0, 20);
    assertThat(x.add(y).toDoubleArray()).containsExactly(11, 22, 13, 24);
    assertThat(x.sub(y).toDoubleArray()).containsExactly(-9, -18, -7, -16);
    assertThat(x.mul(y).toDoubleArray()).containsExactly(10, 40, 30, 80);
    assertThat(x.div(y).toDoubleArray()).containsExactly(.1, .1, .3, .2);
    assertThat(x.neg().toDoubleArray()).containsExactly(-1, -2, -3, -4);
    assertThat(x.add(.5).toDoubleArray()).containsExactly(1.5, 2.5, 3.5, 4.5);
    assertThat(x.sub(.5).toDoubleArray()).containsExactly(.5, 1.5, 2.5, 3.5);
    assertThat(x.mul(.5).toDoubleArray()).containsExactly(.5, 1, 1.5, 2);
    assertThat(x.div(.5).toDoubleArray()).containsExactly(2, 4, 6, 8);
    assertThat(x.sum().item()).isEqualTo(10.0);
    assertThat(x.sum(-1).toDoubleArray()).containsExactly(3, 7);
  }

  @Test
  void keepsWholeNumbersBesideWholeNumbers() {
    Tensor whole = Tensor.of(6, 9);
    assertThat(whole.add(1).toIntArray()).containsExactly(7, 10);
    assertThat(whole.sub(1).toIntArray()).containsExactly(5, 8);
    assertThat(whole.mul(2).toIntArray()).containsExactly(12, 18);
    assertThat(whole.div(3).dtype()).isEqualTo(DType.F32);
    assertThat(whole.add(1.0).dtype()).isEqualTo(DType.F32);
  }

  @Test
  void writesInPlace() {
    Tensor y = x.clone();
    assertThat(y.add_(x)).isSameAs(y);
    assertThat(y.toDoubleArray()).containsExactly(2, 4, 6, 8);
    assertThat(y.sub_(x).mul_(x).toDoubleArray()).containsExactly(1, 4, 9, 16);
    assertThat(y.div_(x).toDoubleArray()).containsExactly(1, 2, 3, 4);
    assertThat(y.add_(.5).sub_(.25).mul_(2.0).div_(.5).toDoubleArray())
        .containsExactly(5, 9, 13, 17);
    assertThat(y.add_(3).sub_(2).mul_(2).div_(4).toDoubleArray()).containsExactly(3, 5, 7, 9);
    assertThat(y.copy_(Tensor.of(7, 8)).toDoubleArray()).containsExactly(7, 8, 7, 8);
    assertThat(y.fill_(2.5).toDoubleArray()).containsOnly(2.5);
    assertThat(y.zero_().toDoubleArray()).containsOnly(0);
    assertThat(y.maskedFill_(Tensor.of(true, false), 3).toDoubleArray())
        .containsExactly(3, 0, 3, 0);
  }

  @Test
  void multiplies() {
    assertThat(x.matmul(Tensor.of(1.0, 1)).toDoubleArray()).containsExactly(3, 7);
    assertThat(x.mm(x).toDoubleArray()).containsExactly(7, 10, 15, 22);
    assertThat(Tensor.of(1.0, 2).dot(Tensor.of(3.0, 4)).item()).isEqualTo(11.0);
  }

  @Test
  void showsOtherShapes() {
    Tensor y = Tensor.arange(24).view(2, 3, 4);
    assertThat(x.t().toDoubleArray()).containsExactly(1, 3, 2, 4);
    assertThat(y.transpose(0, -1).shape()).containsExactly(4, 3, 2);
    assertThat(y.permute(1, 2, 0).shape()).containsExactly(3, 4, 2);
    assertThat(y.permute(1, 2, 0).reshape(6, -1).shape()).containsExactly(6, 4);
    assertThat(Tensor.of(1, 2).expand(3, -1).toIntArray()).containsExactly(1, 2, 1, 2, 1, 2);
    assertThat(Tensor.of(5.0).expandAs(x).toDoubleArray()).containsExactly(5, 5, 5, 5);
    assertThat(x.unsqueeze(-1).shape()).containsExactly(2, 2, 1);
    assertThat(x.view(1, 2, 1, 2).squeeze().shape()).containsExactly(2, 2);
    assertThat(x.view(1, 2, 1, 2).squeeze(0).shape()).containsExactly(2, 1, 2);
    assertThat(y.select(1, -1).toLongArray()).containsExactly(8, 9, 10, 11, 20, 21, 22, 23);
    assertThat(y.narrow(2, 1, 2).select(0, 0).toLongArray()).containsExactly(1, 2, 5, 6, 9, 10);
    assertThat(Tensor.arange(9).slice(0, 2, -1).toLongArray()).containsExactly(2, 3, 4, 5, 6, 7);
    assertThat(Tensor.arange(9).slice(0, 1, 9, 3).toLongArray()).containsExactly(1, 4, 7);
    assertThat(Tensor.arange(5).unfold(0, 3, 2).toLongArray()).containsExactly(0, 1, 2, 2, 3, 4);
    assertThat(x.diagonal().toDoubleArray()).containsExactly(1, 4);
    assertThat(x.diagonal(1, 0, 1).toDoubleArray()).containsExactly(2);
    assertThat(x.flip(1).toDoubleArray()).containsExactly(2, 1, 4, 3);
    assertThat(Tensor.arange(5).split(3, 0).get(1).toLongArray()).containsExactly(3, 4);
    assertThat(Tensor.arange(5).chunk(2, 0).get(0).toLongArray()).containsExactly(0, 1, 2);
  }

  @Test
  void copiesAndConverts() {
    assertThat(x.contiguous()).isSameAs(x);
    assertThat(x.t().contiguous().layout().isDense()).isTrue();
    assertThat(x.clone().storage()).isNotSameAs(x.storage());
    assertThat(x.div(2.0).to(DType.I32).toIntArray()).containsExactly(0, 1, 1, 2);
    assertThat(x.to(x.dtype())).isSameAs(x);
    assertThat(TensorOps.cast(x, x.dtype()).storage()).isNotSameAs(x.storage());
  }

  @Test
  void picks() {
    assertThat(x.indexSelect(1, Tensor.of(1, 0)).toDoubleArray()).containsExactly(2, 1, 4, 3);
    assertThat(x.gather(0, Tensor.of(1, 0).view(1, 2)).toDoubleArray()).containsExactly(3, 2);
    assertThat(x.index(Tensor.of(1), Tensor.of(-1)).toDoubleArray()).containsExactly(4);
    Tensor mask = Tensor.of(false, true);
    assertThat(x.maskedSelect(mask).toDoubleArray()).containsExactly(2, 4);
    assertThat(x.maskedFill(mask, 0).toDoubleArray()).containsExactly(1, 0, 3, 0);
  }
}
