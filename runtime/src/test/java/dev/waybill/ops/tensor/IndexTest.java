package dev.waybill.ops.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Index tensors and masks.
class IndexTest {
  // 0 1 2 / 3 4 5
  private final Tensor x = Tensor.arange(DType.F64, 0, 6, 1).view(2, 3);

  @Test
  void picksByTensorsAsNumPyDoes() {
    Tensor rows = Tensor.of(0L, 1, -1);
    Tensor columns = Tensor.of(2L, 0, -2);
    assertThat(x.index(rows, columns).toDoubleArray()).containsExactly(2, 3, 4);
    assertThat(x.index(Tensor.of(1)).toDoubleArray()).containsExactly(3, 4, 5);
    // x[:, [2, 0]]
    Tensor picked = TensorOps.index(x, List.of(Tensor.of(2, 0)), new int[] {1});
    assertThat(picked.shape()).containsExactly(2, 2);
    assertThat(picked.toDoubleArray()).containsExactly(2, 0, 5, 3);
    // Broadcast to [2, 2]: rows [[1], [0]], columns [0, 2].
    assertThat(x.index(Tensor.of(1, 0).view(2, 1), Tensor.of(0, 2)).toDoubleArray())
        .containsExactly(3, 5, 0, 2);
    assertThat(x.index().toDoubleArray()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(x.t().index(Tensor.of(2)).toDoubleArray()).containsExactly(2, 5);
  }

  @Test
  void putsPickedAxesWhereTheyStoodOrInFront() {
    Tensor y = Tensor.arange(DType.I64, 0, 24, 1).view(2, 3, 4);
    List<Tensor> two = List.of(Tensor.of(1, 0), Tensor.of(3, 2));
    // y[:, [1, 0], [3, 2]] is [2, 2]: y[0,1,3], y[0,0,2], y[1,1,3], y[1,0,2].
    Tensor behind = TensorOps.index(y, two, new int[] {1, 2});
    assertThat(behind.shape()).containsExactly(2, 2);
    assertThat(behind.toLongArray()).containsExactly(7, 2, 19, 14);
    // y[[1, 0], :, [3, 2]] is [2, 3] with the picked axis in front: y[1,:,3], y[0,:,2].
    Tensor inFront = TensorOps.index(y, two, new int[] {0, 2});
    assertThat(inFront.toLongArray()).containsExactly(15, 19, 23, 2, 6, 10);
  }

  @Test
  void picksByMasks() {
    Tensor mask = Tensor.of(true, false, true, false, false, true).view(2, 3);
    assertThat(x.index(mask).toDoubleArray()).containsExactly(0, 2, 5);
    assertThat(x.index(Tensor.of(false, true)).toDoubleArray()).containsExactly(3, 4, 5);
    assertThat(
            TensorOps.index(x, List.of(Tensor.of(true, false, true)), new int[] {1})
                .toDoubleArray())
        .containsExactly(0, 2, 3, 5);
    assertThat(x.maskedSelect(Tensor.of(false, true, true)).toDoubleArray())
        .containsExactly(1, 2, 4, 5);
    assertThat(Tensor.scalar(7.0).maskedSelect(Tensor.scalar(true)).shape()).containsExactly(1);
    assertThat(x.maskedSelect(Tensor.scalar(false)).shape()).containsExactly(0);
    assertThat(TensorOps.nonzero(x.index(mask)).toLongArray()).containsExactly(1, 2);
    Tensor found = TensorOps.nonzero(mask);
    assertThat(found.shape()).containsExactly(3, 2);
    assertThat(found.toLongArray()).containsExactly(0, 0, 0, 2, 1, 2);
    assertThat(TensorOps.nonzero(Tensor.scalar(3.0)).shape()).containsExactly(1, 0);
    assertThat(TensorOps.nonzero(Tensor.of(Double.NaN, -0.0)).toLongArray()).containsExactly(0);
  }

  @Test
  void putsAndAdds() {
    List<Tensor> rows = List.of(Tensor.of(1, 1));
    Tensor values = Tensor.of(10.0, 20).view(2, 1);
    assertThat(TensorOps.indexPut(x, rows, values).toDoubleArray())
        .containsExactly(0, 1, 2, 20, 20, 20);
    assertThat(TensorOps.indexPut(x, rows, values, true).toDoubleArray())
        .containsExactly(0, 1, 2, 33, 34, 35);
    Tensor y = x.clone();
    TensorOps.indexPut_(y.t(), List.of(Tensor.of(true, false, true)), Tensor.scalar(-1.0));
    assertThat(y.toDoubleArray()).containsExactly(-1, 1, -1, -1, 4, -1);
  }

  @Test
  void derives() {
    Tensor leaf = x.clone().requiresGrad(true);
    leaf.index(Tensor.of(1, 1, 0), Tensor.of(0, 0, 2)).mul(Tensor.of(1.0, 2, 5)).sum().backward();
    assertThat(grad(leaf)).containsExactly(0, 0, 5, 3, 0, 0);
    Tensor into = x.clone().requiresGrad(true);
    Tensor value = Tensor.of(9.0).clone().requiresGrad(true);
    TensorOps.indexPut(into, List.of(Tensor.of(1)), value).mul(x).sum().backward();
    assertThat(grad(into)).containsExactly(0, 1, 2, 0, 0, 0);
    assertThat(grad(value)).containsExactly(12);
  }

  @Test
  void refusesBeforeItWrites() {
    Tensor y = x.clone();
    assertThatThrownBy(() -> TensorOps.indexPut_(y, List.of(Tensor.of(0, 5)), Tensor.scalar(1.0)))
        .hasMessage(
            "tensor.indexPut_: argument indices: index 5 is out of bounds for dimension 0 with size"
                + " 2, expected -2 to 1.");
    assertThat(y.toDoubleArray()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThatThrownBy(() -> x.index(Tensor.of(0), Tensor.of(0), Tensor.of(0)))
        .hasMessageContaining("too many indices for tensor of dimension 2");
    assertThatThrownBy(() -> x.index(Tensor.of(true, false, true)))
        .hasMessageContaining(
            "The shape of the mask [3] at index 0 does not match the shape of the indexed tensor"
                + " [2, 3]");
    assertThatThrownBy(() -> x.index(Tensor.of(0, 1), Tensor.of(0, 1, 2)))
        .hasMessageContaining(
            "indexing tensors could not be broadcast together with shapes [2], [3]");
    assertThatThrownBy(() -> x.index(Tensor.of(0f)))
        .hasMessageContaining("must be i32, i64 or bool tensors, found f32");
    assertThatThrownBy(
            () -> TensorOps.index(x, List.of(Tensor.of(0), Tensor.of(0)), new int[] {1, -1}))
        .hasMessageContaining("expected each dimension once");
    assertThatThrownBy(() -> TensorOps.indexPut(x, List.of(Tensor.of(0)), Tensor.of(1.0, 2)))
        .hasMessageContaining(
            "value tensor of shape [2] cannot be broadcast to indexing result of shape [1, 3]");
    assertThatThrownBy(() -> TensorOps.indexPut(x, List.of(Tensor.of(0)), Tensor.of(1f)))
        .hasMessageContaining("but got: f64 != f32");
  }

  private static double[] grad(Tensor x) {
    Tensor gradient = x.grad();
    return gradient == null ? new double[0] : gradient.toDoubleArray();
  }
}
