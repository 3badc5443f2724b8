package dev.waybill.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixProductTest {

  @Test
  void addsUpByTheDefinition() {
    Tensor a = Tensor.of(1.0, 2, 3, 4, 5, 6).view(2, 3);
    Tensor b = Tensor.of(7.0, 8, 9, 10, 11, 12).view(3, 2);
    Tensor c = Tensor.empty(DType.F64, 2, 2);
    MatrixProduct.plain(a, b, c);
    // 1·7 + 2·9 + 3·11 = 58 and so on.
    assertThat(c.toDoubleArray()).containsExactly(58, 64, 139, 154);
  }

  @Test
  void wrapsWholeNumbersAround() {
    Tensor a = Tensor.of(Long.MAX_VALUE, 2).view(1, 2);
    Tensor c = Tensor.empty(DType.I64, 1, 1);
    MatrixProduct.plain(a, Tensor.of(2L, 1).view(2, 1), c);
    assertThat(c.toLongArray()).containsExactly(0);
  }

  // Sizes at the edges of blocks (128 by 256), short rows that are turned, single columns and
  // products that are shared out over threads.
  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "3, 4, 5",
    "5, 3, 2",
    "7, 9, 8",
    "1, 128, 256",
    "2, 129, 257",
    "3, 131, 255",
    "200, 33, 1",
    "300, 70, 5",
    "5, 70, 300",
    "65, 64, 66",
    "97, 260, 300",
    "1, 300, 100"
  })
  void blocksGiveWhatTheDefinitionGives(int m, int k, int n) {
    for (DType dtype : new DType[] {DType.F32, DType.F64}) {
      double tolerance = dtype == DType.F32 ? 1e-5 * k : 1e-13 * k;
      Tensor a = Tensor.rand(dtype, 1, m, k);
      Tensor b = Tensor.rand(dtype, 2, k, n);
      Tensor expected = Tensor.empty(dtype, m, n);
      MatrixProduct.plain(a, b, expected);
      Tensor aTurned = turned(Tensor.rand(dtype, 1, m, k));
      for (Tensor left : new Tensor[] {a, aTurned, everySecond(a)}) {
        for (Tensor right : new Tensor[] {b, turned(b), everySecond(b)}) {
          Tensor c = Tensor.empty(dtype, m, n);
          MatrixProduct.blocked(left, right, c);
          assertThat(c.allClose(expected, 0, tolerance, false)).isTrue();
        }
      }
    }
  }

  @Test
  void multipliesBatchesOfAnyStrides() {
    Tensor a = Tensor.rand(DType.F64, 3, 5, 4, 70, 60).select(1, 2);
    Tensor b = Tensor.rand(DType.F64, 4, 60, 50).expand(5, 60, 50);
    Tensor expected = Tensor.empty(DType.F64, 5, 70, 50);
    MatrixProduct.plain(a, b, expected);
    Tensor c = Tensor.empty(DType.F64, 5, 70, 50);
    MatrixProduct.blocked(a, b, c);
    assertThat(c.allClose(expected, 0, 1e-11, false)).isTrue();
  }

  @Test
  void keepsInfinityTimesZeroWherePartsAreEmptyOrOdd() {
    Tensor a = Tensor.zeros(DType.F32, 9, 9);
    Tensor b = Tensor.zeros(DType.F32, 9, 9);
    b.floatArray()[0] = Float.POSITIVE_INFINITY;
    Tensor c = Tensor.empty(DType.F32, 9, 9);
    MatrixProduct.blocked(a, b, c);
    for (int i = 0; i < 9; i++) {
      assertThat(c.getFloat(i, 0)).isNaN();
      assertThat(c.getFloat(i, 1)).isZero();
    }
    Tensor empty = Tensor.full(DType.F32, 7L, 20, 30);
    MatrixProduct.blocked(Tensor.zeros(DType.F32, 20, 0), Tensor.zeros(DType.F32, 0, 30), empty);
    assertThat(empty.toFloatArray()).containsOnly(0f);
  }

  private static Tensor turned(Tensor x) {
    Layout layout = Layouts.transpose(x.layout(), 0, 1);
    Tensor dense = Tensor.empty(x.dtype(), layout.shape());
    Copies.copy(x.alias(layout), dense);
    return dense.alias(Layouts.transpose(dense.layout(), 0, 1));
  }

  private static Tensor everySecond(Tensor x) {
    long[] shape = x.shape();
    Tensor wide = Tensor.full(x.dtype(), 1e9, shape[0], 2 * shape[1]);
    Layout layout = Layout.strided(1, shape, new long[] {2 * shape[1], 2});
    Copies.copy(x, wide.alias(layout));
    return wide.alias(layout);
  }
}
