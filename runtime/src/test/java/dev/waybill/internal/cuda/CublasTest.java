package dev.waybill.internal.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.device.Accelerator;
import dev.waybill.device.Accelerator.Buffer;
import dev.waybill.device.DeviceException;
import dev.waybill.device.MatrixProduct;
import dev.waybill.device.MatrixProduct.Factor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CublasTest {
  private static final int BATCH = 2;

  private final FakeDriver driver = new FakeDriver(Arena.global());
  private final Accelerator device =
      new CudaBackend(
              driver::library, new CudaCompiler("off", "off"), () -> Optional.of(driver.library()))
          .open(0);

  /// How a matrix of some rows and columns lies.
  private enum Lies {
    BY_ROWS,
    BY_COLUMNS,
    WITH_GAPS,
    SAME_FOR_ALL;

    Factor factor(Buffer buffer, int rows, int columns) {
      return switch (this) {
        case BY_ROWS -> new Factor(buffer, 3, (long) rows * columns, columns, 1);
        case BY_COLUMNS -> new Factor(buffer, 0, (long) rows * columns, 1, rows);
        case WITH_GAPS -> new Factor(buffer, 1, 70, columns + 2, 1);
        case SAME_FOR_ALL -> new Factor(buffer, 0, 0, 1, rows + 1);
      };
    }
  }

  @Test
  void multipliesMatricesOfAllLayouts() {
    int[][] sizes = {{2, 3, 4}, {1, 1, 5}, {1, 6, 1}, {5, 1, 2}, {3, 3, 0}, {1, 1, 1}};
    for (int[] size : sizes) {
      for (Lies a : Lies.values()) {
        for (Lies b : Lies.values()) {
          check(size[0], size[1], size[2], a, b);
        }
      }
    }
    assertThat(driver.faults).isEmpty();
  }

  private void check(int m, int n, int k, Lies a, Lies b) {
    double[] x = numbers(1);
    double[] y = numbers(2);
    double[] z = new double[2 + BATCH * m * n];
    Factor left = a.factor(buffer(x), m, k);
    Factor right = b.factor(buffer(y), k, n);
    long into = device.allocate(z.length * 8L);
    assertThat(
            device.multiply(
                new MatrixProduct(true, BATCH, m, n, k, left, right, new Buffer(into), 2)))
        .isTrue();
    device.read(into, 0, MemorySegment.ofArray(z));
    for (int batch = 0; batch < BATCH; batch++) {
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          double sum = 0;
          for (int s = 0; s < k; s++) {
            sum += at(x, left, batch, i, s) * at(y, right, batch, s, j);
          }
          assertThat(z[2 + (batch * m + i) * n + j]).as("%s %s", a, b).isEqualTo(sum);
        }
      }
    }
  }

  private static double at(double[] numbers, Factor factor, int batch, int row, int column) {
    return numbers[
        (int)
            (factor.at()
                + batch * factor.ofBatch()
                + row * factor.ofRow()
                + column * factor.ofColumn())];
  }

  /// Whole numbers, so that sums are exact in any order.
  private static double[] numbers(int seed) {
    return new Random(seed).ints(256, -9, 10).asDoubleStream().toArray();
  }

  private Buffer buffer(double[] numbers) {
    long buffer = device.allocate(numbers.length * 8L);
    device.write(MemorySegment.ofArray(numbers), buffer, 0);
    return new Buffer(buffer);
  }

  @Test
  void multipliesFloats() {
    long from = device.allocate(16);
    device.write(MemorySegment.ofArray(new float[] {1, 2, 3, 4}), from, 0);
    long into = device.allocate(16);
    Factor x = new Factor(new Buffer(from), 0, 0, 2, 1);
    MatrixProduct square = new MatrixProduct(false, 1, 2, 2, 2, x, x, new Buffer(into), 0);
    assertThat(device.multiply(square)).isTrue();
    float[] found = new float[4];
    device.read(into, 0, MemorySegment.ofArray(found));
    assertThat(found).containsExactly(7, 10, 15, 22);
    assertThat(driver.calls.stream().filter("cublasCreate_v2"::equals)).hasSize(1);
  }

  @Test
  void leavesOtherLayoutsToKernels() {
    Buffer buffer = new Buffer(device.allocate(4096));
    Factor dense = new Factor(buffer, 0, 0, 3, 1);
    for (Factor other :
        new Factor[] {
          new Factor(buffer, 0, 0, 6, 2), // neither rows nor columns are dense
          new Factor(buffer, 0, 0, 0, 1), // one row, repeated
          new Factor(buffer, 9, 0, -3, 1), // from the last row to the first
        }) {
      assertThat(device.multiply(new MatrixProduct(false, 1, 3, 3, 3, other, dense, buffer, 0)))
          .isFalse();
    }
    assertThat(driver.calls).doesNotContain("cublasSgemmStridedBatched");
  }

  @Test
  void tellsWhatFails() {
    Buffer buffer = new Buffer(device.allocate(64));
    Factor x = new Factor(buffer, 0, 0, 2, 1);
    driver.errors.put("cublasSgemmStridedBatched", 13);
    assertThatThrownBy(() -> device.multiply(new MatrixProduct(false, 1, 2, 2, 2, x, x, buffer, 0)))
        .isInstanceOf(DeviceException.class)
        .hasMessage("cuda:0 (Fake 9000): cublasSgemmStridedBatched failed: cuBLAS status 13.");
  }

  @Test
  void doesWithoutLibrary() {
    Buffer buffer = new Buffer(device.allocate(64));
    Factor x = new Factor(buffer, 0, 0, 2, 1);
    MatrixProduct product = new MatrixProduct(false, 1, 2, 2, 2, x, x, buffer, 0);
    driver.errors.put("cublasCreate_v2", 1);
    assertThat(device.multiply(product)).isFalse();
    driver.errors.clear();
    driver.remove("cublasDgemmStridedBatched");
    Accelerator old =
        new CudaBackend(
                driver::library,
                new CudaCompiler("off", "off"),
                () -> Optional.of(driver.library()))
            .open(0);
    assertThat(old.multiply(product)).isFalse();
    assertThat(Cublas.find("off")).isNull();
    assertThat(Cublas.find("/none/libcublas.so")).isNull();
  }
}
