package dev.waybill.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

  // Sizes at the edges of tiles and blocks, short rows and columns, single ones, and products that
  // are shared out over threads or over several calls.
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
    "15, 17, 63",
    "17, 15, 65",
    "65, 64, 66",
    "97, 260, 300",
    "130, 1, 257",
    "1, 300, 100",
    "1, 2000, 1500",
    "1500, 2000, 1",
    "400, 530, 420"
  })
  void givesWhatTheDefinitionGives(int m, int k, int n) {
    for (DType dtype : new DType[] {DType.F32, DType.F64}) {
      Tensor a = Tensor.rand(dtype, 1, m, k);
      Tensor b = Tensor.rand(dtype, 2, k, n);
      Tensor expected = Tensor.empty(dtype, m, n);
      MatrixProduct.plain(a, b, expected);
      for (Tier tier : present()) {
        for (Tensor left : layouts(a)) {
          for (Tensor right : layouts(b)) {
            Tensor c = tier.product(left, right);
            assertThat(c.allClose(expected, 0, Tier.tolerance(dtype, k), false))
                .as("%s of %s %s by %s", tier, dtype, left.layout(), right.layout())
                .isTrue();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void isThere(Tier tier) {
    tier.assumePresent();
    assertThat(tier.product(Tensor.of(2f).view(1, 1), Tensor.of(3f).view(1, 1)).item())
        .isEqualTo(6f);
  }

  @Test
  void multipliesBatchesOfAnyStrides() {
    Tensor a = Tensor.rand(DType.F64, 3, 5, 4, 70, 60).select(1, 2);
    Tensor b = Tensor.rand(DType.F64, 4, 60, 50).expand(5, 60, 50);
    Tensor expected = Tensor.empty(DType.F64, 5, 70, 50);
    MatrixProduct.plain(a, b, expected);
    for (Tier tier : present()) {
      Tensor c = Tensor.full(DType.F64, Double.NaN, 5, 70, 50);
      tier.multiply(a, b, c);
      assertThat(c.allClose(expected, 0, Tier.tolerance(DType.F64, 60), false))
          .as("%s", tier)
          .isTrue();
    }
  }

  @Test
  void repeatsRowsAndColumnsOfExpandedMatrices() {
    Tensor a = Tensor.rand(DType.F32, 5, 1, 40).expand(33, 40);
    Tensor b = Tensor.rand(DType.F32, 6, 40, 1).expand(40, 35);
    Tensor overlapping =
        Tensor.rand(DType.F32, 7, 80)
            .alias(Layout.strided(3, new long[] {33, 40}, new long[] {1, 1}));
    for (Tensor left : new Tensor[] {a, overlapping}) {
      Tensor expected = Tensor.empty(DType.F32, 33, 35);
      MatrixProduct.plain(left, b, expected);
      for (Tier tier : present()) {
        assertThat(
                tier.product(left, b).allClose(expected, 0, Tier.tolerance(DType.F32, 40), false))
            .as("%s", tier)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"9, 9, 9", "40, 33, 50", "1, 70, 90", "90, 70, 1", "200, 300, 180"})
  void keepsWhatIsNoNumberInItsRowAndColumn(int m, int k, int n) {
    for (DType dtype : new DType[] {DType.F32, DType.F64}) {
      Tensor a = Tensor.zeros(dtype, m, k);
      Tensor b = Tensor.zeros(dtype, k, n);
      int row = m / 2;
      int column = n - 1;
      a.select(0, row).select(0, k - 1).fill_(Double.NaN);
      b.select(0, 0).select(0, column).fill_(Double.POSITIVE_INFINITY);
      for (Tier tier : present()) {
        Tensor c = tier.product(a, b);
        for (int i = 0; i < m; i++) {
          for (int j = 0; j < n; j++) {
            // 0 times infinity is no number.
            Double expected = i == row || j == column ? Double.NaN : 0;
            assertThat(c.select(0, i).select(0, j).getDouble())
                .as("%s [%d, %d]", tier, i, j)
                .isEqualTo(expected);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"20, 0, 30", "0, 20, 30", "20, 30, 0", "1, 0, 1", "20, 0, 1", "1, 0, 30"})
  void sumsNothingToZero(int m, int k, int n) {
    for (Tier tier : present()) {
      Tensor c = tier.product(Tensor.zeros(DType.F32, m, k), Tensor.zeros(DType.F32, k, n));
      assertThat(c.toFloatArray()).isEqualTo(new float[m * n]);
    }
  }

  @Test
  void givesSeveralThreadsTheSameBits() throws Exception {
    Tensor a = Tensor.rand(DType.F32, 8, 150, 170);
    Tensor b = Tensor.rand(DType.F32, 9, 170, 190);
    for (Tier tier : present()) {
      float[] expected = tier.product(a, b).toFloatArray();
      try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
        List<Future<float[]>> results = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
          results.add(threads.submit(() -> tier.product(a, b).toFloatArray()));
        }
        for (Future<float[]> result : results) {
          assertThat(result.get()).as("%s", tier).isEqualTo(expected);
        }
      }
    }
  }

  private static List<Tier> present() {
    return Arrays.stream(Tier.values()).filter(tier -> tier.refusal().isEmpty()).toList();
  }

  private static Tensor[] layouts(Tensor x) {
    return new Tensor[] {x, turned(x), everySecond(x)};
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
