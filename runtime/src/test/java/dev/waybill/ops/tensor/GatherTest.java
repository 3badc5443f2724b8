package dev.waybill.ops.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.junit.jupiter.api.Test;

/// Picking and putting along one axis.
class GatherTest {
  private final Tensor x = Tensor.of(1.0, 2, 3, 4, 5, 6).view(2, 3);

  @Test
  void gathersAlongEachAxis() {
    Tensor index = Tensor.of(2L, 0, 1, 1).view(2, 2);
    assertThat(TensorOps.gather(x, 1, index).toDoubleArray()).containsExactly(3, 1, 5, 5);
    Tensor rows = Tensor.of(1L, 0, 1).view(1, 3);
    assertThat(TensorOps.gather(x, 0, rows).toDoubleArray()).containsExactly(4, 2, 6);
    assertThat(TensorOps.gather(x.t(), -2, Tensor.of(2, 1).view(1, 2)).toDoubleArray())
        .containsExactly(3, 5);
    assertThat(TensorOps.gather(Tensor.of(true, false), 0, Tensor.of(1, 0, 0)).toBooleanArray())
        .containsExactly(false, true, true);
    assertThat(TensorOps.gather(x, 1, Tensor.zeros(DType.I64, 2, 0)).shape()).containsExactly(2, 0);
  }

  @Test
  void addsGradientsOfRepeatedIndices() {
    Tensor leaf = x.clone().requiresGrad(true);
    Tensor index = Tensor.of(2L, 2, 0, 1).view(2, 2);
    TensorOps.gather(leaf, 1, index).mul(Tensor.of(1.0, 10, 100, 1000).view(2, 2)).sum().backward();
    assertThat(grad(leaf)).containsExactly(0, 0, 11, 100, 1000, 0);
  }

  @Test
  void scattersTensorsAndNumbers() {
    Tensor index = Tensor.of(2L, 0, 1, 1).view(2, 2);
    Tensor source = Tensor.of(10.0, 20, 30, 40).view(2, 2);
    // Of two elements for one place the last one stays.
    assertThat(TensorOps.scatter(x, 1, index, source).toDoubleArray())
        .containsExactly(20, 2, 10, 4, 40, 6);
    assertThat(TensorOps.scatterAdd(x, 1, index, source).toDoubleArray())
        .containsExactly(21, 2, 13, 4, 75, 6);
    assertThat(TensorOps.scatter(x, 1, index, Tensor.scalar(0.5)).toDoubleArray())
        .containsExactly(.5, 2, .5, 4, .5, 6);
    Tensor y = x.clone();
    assertThat(TensorOps.scatter_(y.t(), 0, index.t(), source.t())).isNotNull();
    assertThat(y.toDoubleArray()).containsExactly(20, 2, 10, 4, 40, 6);
    assertThat(x.toDoubleArray()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void derivesScatterByBothArguments() {
    Tensor leaf = x.clone().requiresGrad(true);
    Tensor source = Tensor.ones(DType.F64, 2, 3).requiresGrad(true);
    Tensor index = Tensor.of(2L, 0, 1, 0).view(2, 2);
    Tensor weights = Tensor.of(1.0, 2, 3, 4, 5, 6).view(2, 3);
    TensorOps.scatter(leaf, 1, index, source).mul(weights).sum().backward();
    assertThat(grad(leaf)).containsExactly(0, 2, 0, 0, 0, 6);
    // The third column of the source has no index and so the gradient 0.
    assertThat(grad(source)).containsExactly(3, 1, 0, 5, 4, 0);
  }

  @Test
  void selectsAndAddsRows() {
    Tensor index = Tensor.of(1L, 1, 0);
    assertThat(TensorOps.indexSelect(x, 0, index).toDoubleArray())
        .containsExactly(4, 5, 6, 4, 5, 6, 1, 2, 3);
    assertThat(TensorOps.indexSelect(x, -1, index).toDoubleArray())
        .containsExactly(2, 2, 1, 5, 5, 4);
    assertThat(TensorOps.indexSelect(x.t(), 0, Tensor.of(2)).toDoubleArray()).containsExactly(3, 6);
    assertThat(TensorOps.indexSelect(x, 0, Tensor.zeros(DType.I64)).shape()).containsExactly(1, 3);
    Tensor source = Tensor.of(1.0, 2, 3).view(3, 1).expand(3, 3);
    assertThat(TensorOps.indexAdd(x, 0, index, source).toDoubleArray())
        .containsExactly(4, 5, 6, 7, 8, 9);
    assertThat(TensorOps.indexAdd(x, 0, index, source, -2).toDoubleArray())
        .containsExactly(-5, -4, -3, -2, -1, 0);
    Tensor leaf = x.clone().requiresGrad(true);
    TensorOps.indexSelect(leaf, 0, index).sum().backward();
    assertThat(grad(leaf)).containsExactly(1, 1, 1, 2, 2, 2);
    Tensor added = Tensor.ones(DType.F64, 3, 3).requiresGrad(true);
    TensorOps.indexAdd(x, 0, index, added, 3).mul(x).sum().backward();
    assertThat(grad(added)).containsExactly(12, 15, 18, 12, 15, 18, 3, 6, 9);
  }

  @Test
  void refusesPositionsOutsideBeforeItWrites() {
    Tensor y = x.clone();
    Tensor bad = Tensor.of(0L, 2);
    Tensor source = Tensor.ones(DType.F64, 2, 3);
    assertThatThrownBy(() -> TensorOps.indexAdd_(y, 0, bad, source))
        .hasMessage(
            "tensor.indexAdd_: argument index: index 2 is out of bounds for dimension 0 with size 2,"
                + " expected 0 to 1.");
    assertThatThrownBy(() -> TensorOps.scatter_(y, 1, Tensor.of(0L, -1).view(1, 2), source))
        .hasMessageContaining("index -1 is out of bounds for dimension 1 with size 3");
    assertThat(y.toDoubleArray()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThatThrownBy(() -> TensorOps.gather(x, 0, Tensor.of(2L, 0, 0).view(1, 3)))
        .hasMessageContaining("index 2 is out of bounds for dimension 0 with size 2");
    assertThatThrownBy(() -> TensorOps.indexSelect(x, 1, Tensor.of(5)))
        .hasMessageContaining("index 5 is out of bounds for dimension 1 with size 3");
    assertThatThrownBy(() -> TensorOps.indexSelect(Tensor.zeros(DType.F32, 0, 2), 0, Tensor.of(0)))
        .hasMessageContaining("index 0 is out of bounds for dimension 0 with size 0");
  }

  @Test
  void refusesWhatDoesNotFit() {
    Tensor index = Tensor.zeros(DType.I64, 2, 2);
    assertThatThrownBy(() -> TensorOps.gather(x, 1, Tensor.of(0L)))
        .hasMessageContaining("Index tensor must have the same number of dimensions as x");
    assertThatThrownBy(() -> TensorOps.gather(x, 1, Tensor.zeros(DType.I64, 3, 1)))
        .hasMessageContaining("Size does not match at dimension 0 expected index [3, 1]");
    assertThatThrownBy(() -> TensorOps.gather(x, 1, Tensor.zeros(DType.F32, 2, 2)))
        .hasMessageContaining("Expected dtype i32 or i64 for index, found f32");
    assertThatThrownBy(() -> TensorOps.scatter(x, 1, index, Tensor.ones(DType.F64, 2, 1)))
        .hasMessageContaining("Expected index [2, 2] to be no larger size than source [2, 1]");
    assertThatThrownBy(() -> TensorOps.scatter(x, 1, index, Tensor.ones(DType.F32, 2, 2)))
        .hasMessageContaining("expected both arguments to have the same dtype, but got: f64");
    assertThatThrownBy(() -> TensorOps.indexSelect(x, 1, index))
        .hasMessageContaining("Index is supposed to be a vector, found shape [2, 2]");
    assertThatThrownBy(() -> TensorOps.indexAdd(x, 0, Tensor.of(0, 1), Tensor.of(1.0)))
        .hasMessageContaining("Got x's shape = [2, 3] source's shape = [1]");
    assertThatThrownBy(() -> TensorOps.indexAdd(x, 0, Tensor.of(0), Tensor.ones(DType.F64, 2, 3)))
        .hasMessageContaining("Number of indices (1) should be equal to source's size (2)");
    assertThatThrownBy(() -> TensorOps.indexAdd(Tensor.of(1L), 0, Tensor.of(0), Tensor.of(1L), 0.5))
        .hasMessageContaining("argument alpha must not be a floating point number, found 0.5");
  }

  private static double[] grad(Tensor x) {
    Tensor gradient = x.grad();
    return gradient == null ? new double[0] : gradient.toDoubleArray();
  }
}
