package dev.waybill.ops.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.junit.jupiter.api.Test;

class MatmulTest {

  @Test
  void multipliesVectorsAndMatrices() {
    Tensor x = Tensor.of(1f, 2, 3);
    Tensor m = Tensor.of(1f, 2, 3, 4, 5, 6).view(2, 3);
    assertThat(TensorOps.matmul(x, x).item()).isEqualTo(14f);
    assertThat(TensorOps.dot(x, x).item()).isEqualTo(14f);
    assertThat(TensorOps.matmul(m, x).toFloatArray()).containsExactly(14, 32);
    assertThat(TensorOps.mv(m, x).toFloatArray()).containsExactly(14, 32);
    assertThat(TensorOps.matmul(x, m.t()).toFloatArray()).containsExactly(14, 32);
    assertThat(TensorOps.mm(m, m.t()).toFloatArray()).containsExactly(14, 32, 32, 77);
    assertThat(TensorOps.outer(Tensor.of(1L, 2), Tensor.of(3L, 4, 5)).toLongArray())
        .containsExactly(3, 4, 5, 6, 8, 10);
    assertThat(TensorOps.outer(Tensor.of(true, false), Tensor.of(true, true)).toBooleanArray())
        .containsExactly(true, true, false, false);
  }

  @Test
  void broadcastsBatches() {
    // Row i of x[b] is constant, so that each product is that constant times the column sums.
    Tensor x = Tensor.of(1.0, 2, 3, 4).view(2, 1, 2, 1).expand(2, 1, 2, 3);
    Tensor y = Tensor.arange(DType.F64, 0, 18, 1).view(3, 3, 2);
    Tensor z = TensorOps.matmul(x, y);
    assertThat(z.shape()).containsExactly(2, 3, 2, 2);
    // Column sums of y[0] are 0+2+4 = 6 and 1+3+5 = 9; of y[1] 24 and 27; of y[2] 42 and 45.
    assertThat(z.select(0, 1).toDoubleArray())
        .containsExactly(18, 27, 24, 36, 72, 81, 96, 108, 126, 135, 168, 180);
    Tensor rows = TensorOps.matmul(x, Tensor.ones(DType.F64, 3, 4));
    assertThat(rows.shape()).containsExactly(2, 1, 2, 4);
    assertThat(rows.select(3, 0).toDoubleArray()).containsExactly(3, 6, 9, 12);
    assertThat(TensorOps.matmul(Tensor.ones(DType.F64, 3), y).shape()).containsExactly(3, 2);
    assertThat(TensorOps.matmul(x, Tensor.ones(DType.F64, 3)).shape()).containsExactly(2, 1, 2);
    assertThat(TensorOps.matmul(Tensor.ones(DType.I64, 0, 3), Tensor.ones(DType.I64, 3, 2)).shape())
        .containsExactly(0, 2);
  }

  @Test
  void derivesBothFactors() {
    Tensor x = Tensor.of(1.0, 2, 3, 4).view(2, 2).clone().requiresGrad(true);
    Tensor y = Tensor.of(5.0, 6, 7, 8).view(2, 2).clone().requiresGrad(true);
    TensorOps.mm(x, y).sum().backward();
    // With a gradient of ones: row sums of y in each row, column sums of x in each column.
    assertThat(grad(x)).containsExactly(11, 15, 11, 15);
    assertThat(grad(y)).containsExactly(4, 4, 6, 6);

    Tensor a = Tensor.of(1.0, 2).clone().requiresGrad(true);
    Tensor b = Tensor.of(3.0, 4).clone().requiresGrad(true);
    TensorOps.dot(a, b).backward();
    assertThat(grad(a)).containsExactly(3, 4);
    assertThat(grad(b)).containsExactly(1, 2);

    Tensor one = Tensor.ones(DType.F64, 1, 2, 2).requiresGrad(true);
    TensorOps.matmul(one, Tensor.of(1.0, 2, 3, 4, 5, 6, 7, 8).view(2, 2, 2)).sum().backward();
    // Summed over the batch that `one` was repeated for: (1+2) + (5+6) and (3+4) + (7+8).
    assertThat(grad(one)).containsExactly(14, 22, 14, 22);
  }

  @Test
  void refusesWhatDoesNotFit() {
    Tensor m = Tensor.ones(DType.F32, 2, 3);
    assertThatThrownBy(() -> TensorOps.mm(m, m))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "tensor.mm: mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3): found shapes"
                + " [2, 3] and [2, 3], expected as many rows of the second as columns of the"
                + " first.");
    assertThatThrownBy(() -> TensorOps.matmul(m, m))
        .hasMessageStartingWith("tensor.matmul: mat1 and mat2 shapes cannot be multiplied (2x3");
    assertThatThrownBy(() -> TensorOps.mm(Tensor.of(1f), m))
        .hasMessage(
            "tensor.mm: self must be a matrix: found shape [1] of x, expected 2 dimensions.");
    assertThatThrownBy(() -> TensorOps.mm(m, Tensor.ones(DType.F64, 3, 2)))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(
            "tensor.mm: argument y: expected both arguments to have the same dtype, but got: f32"
                + " != f64; found f64, expected f32; convert one with to(dtype).");
    assertThatThrownBy(() -> TensorOps.bmm(m, m))
        .hasMessageContaining("batch1 must be a 3D tensor");
    assertThatThrownBy(
            () -> TensorOps.bmm(Tensor.ones(DType.F32, 1, 3, 4), Tensor.ones(DType.F32, 2, 4, 5)))
        .hasMessageContaining(
            "Expected size for first two dimensions of batch2 tensor to be: [1, 4] but got: [2,"
                + " 4]");
    assertThatThrownBy(() -> TensorOps.dot(Tensor.of(1f, 2), Tensor.of(1f)))
        .hasMessageContaining("but got 2 and 1 elements respectively");
    assertThatThrownBy(() -> TensorOps.dot(m, m))
        .hasMessageContaining("1D tensors expected, but got 2D and 2D tensors");
    assertThatThrownBy(() -> TensorOps.mv(m, Tensor.of(1f, 2)))
        .hasMessageContaining("size mismatch, got mat (2x3), vec (2)");
    assertThatThrownBy(() -> TensorOps.outer(m, Tensor.of(1f)))
        .hasMessageContaining("Expected 1-D argument x, but got 2-D");
    assertThatThrownBy(() -> TensorOps.matmul(Tensor.scalar(1.0), m))
        .hasMessageContaining("need to be at least 1D, but they are 0D and 2D");
    assertThatThrownBy(
            () ->
                TensorOps.matmul(Tensor.ones(DType.F32, 2, 3, 4), Tensor.ones(DType.F32, 3, 4, 5)))
        .hasMessageContaining("The size of tensor a (2) must match the size of tensor b (3)");
  }

  private static double[] grad(Tensor x) {
    Tensor gradient = x.grad();
    return gradient == null ? new double[0] : gradient.toDoubleArray();
  }
}
