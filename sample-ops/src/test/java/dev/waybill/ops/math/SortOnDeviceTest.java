package dev.waybill.ops.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.api.MathOps;
import dev.waybill.device.Device;
import dev.waybill.ops.device.TestDevice;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Orders on a device. Expected: Java's own stable sort, which orders NaN last as well.
class SortOnDeviceTest {

  /// A group sorts 2,048 elements; longer lines are merged.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 1001, 2048, 2049, 6144, 20_000})
  void agreesWithStableSortOfJava(int count) {
    Device device = TestDevice.required();
    double[] values = values(count);
    Comparator<Integer> ascending = Comparator.comparingDouble(i -> values[i] + 0.0);
    Tensor x = Tensor.of(values).to(device).to(DType.F32);

    ValuesAndIndices sorted = MathOps.sort(x, -1, false, true);
    assertThat(sorted.indices().device()).isEqualTo(device);
    assertThat(sorted.indices().toLongArray()).isEqualTo(order(count, ascending));
    assertThat(bits(sorted.values())).isEqualTo(bits(values, order(count, ascending)));
    assertThat(MathOps.argsort(x, -1, true, true).toLongArray())
        .isEqualTo(order(count, ascending.reversed()));
  }

  /// Few are kept from each part, over several rounds; many are taken from the sorted line.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 1000, 1024, 1025, 9000})
  void takesTheEndsOfTheOrder(int k) {
    Device device = TestDevice.required();
    double[] values = values(9000);
    Tensor x = Tensor.of(values).to(device);
    Comparator<Integer> ascending = Comparator.comparingDouble(i -> values[i] + 0.0);

    assertThat(MathOps.topK(x, k).indices().toLongArray())
        .isEqualTo(Arrays.copyOf(order(9000, ascending.reversed()), k));
    assertThat(MathOps.topK(x, k, 0, false).indices().toLongArray())
        .isEqualTo(Arrays.copyOf(order(9000, ascending), k));
  }

  /// 1,500 lines of 5 elements: several in a group, and along an axis that is not the last.
  @Test
  void sortsManyLinesAlongAnyAxis() {
    Device device = TestDevice.required();
    Tensor x = Tensor.of(values(7500)).reshape(30, 5, 50);
    for (Tensor here : new Tensor[] {x, TensorOps.transpose(x, 0, 2)}) {
      Tensor there = here.to(device);
      for (int dim = 0; dim < 3; dim++) {
        assertThat(MathOps.argsort(there, dim, false, true).toLongArray())
            .isEqualTo(MathOps.argsort(here, dim, false, true).toLongArray());
        assertThat(MathOps.topK(there, 3, dim).indices().toLongArray())
            .isEqualTo(MathOps.topK(here, 3, dim).indices().toLongArray());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void ordersEveryDtype(DType dtype) {
    Device device = TestDevice.required();
    double[] numbers = {3, -2, 0, 100, -128, 127, -0.0, 1, 255, -2, 3};
    Tensor x = Tensor.of(numbers).to(dtype);
    for (boolean descending : new boolean[] {false, true}) {
      assertThat(MathOps.argsort(x.to(device), 0, descending, true).toLongArray())
          .isEqualTo(MathOps.argsort(x, 0, descending, true).toLongArray());
    }
  }

  @Test
  void ordersWholeNumbersOfAllSizes() {
    Device device = TestDevice.required();
    Tensor x = Tensor.of(Long.MAX_VALUE, Long.MIN_VALUE, -1L, 0L, 1L << 53, (1L << 53) + 1);
    assertThat(MathOps.sort(x.to(device)).values().toLongArray())
        .containsExactly(Long.MIN_VALUE, -1, 0, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE);
  }

  /// By hand: each gradient goes where its value stood, others get 0.
  @Test
  void sendsGradientsWhereValuesStood() {
    Device device = TestDevice.required();
    Tensor weights = Tensor.of(10f, 20f, 30f).to(device);
    Tensor x = Tensor.of(3f, 1f, 2f).to(device).requiresGrad(true);
    TensorOps.sum(TensorOps.mul(MathOps.sort(x).values(), weights)).backward();
    assertThat(gradient(x).device()).isEqualTo(device);
    assertThat(gradient(x).toFloatArray()).containsExactly(30, 10, 20);

    Tensor y = Tensor.of(3f, 1f, 2f).to(device).requiresGrad(true);
    Tensor best = MathOps.topK(y, 2).values();
    TensorOps.sum(TensorOps.mul(best, Tensor.of(10f, 20f).to(device))).backward();
    assertThat(gradient(y).toFloatArray()).containsExactly(10, 0, 20);
  }

  @Test
  void refusesMoreThanThereAre() {
    Tensor x = Tensor.of(1f, 2f).to(TestDevice.required());
    assertThatThrownBy(() -> MathOps.topK(x, 3))
        .hasMessage(
            "math.topK: argument k: selected index k out of range, found 3, expected 0 to 2.");
  }

  @Test
  void nothingHasNoOrder() {
    Tensor x = Tensor.zeros(DType.F32, 3, 0).to(TestDevice.required());
    assertThat(MathOps.sort(x).indices().shape()).containsExactly(3, 0);
    assertThat(MathOps.sort(x, 0, false, true).values().shape()).containsExactly(3, 0);
    Tensor one = Tensor.fromArray(new float[] {4}, new long[0]).to(TestDevice.required());
    assertThat(MathOps.sort(one).values().toFloatArray()).containsExactly(4f);
  }

  private static Tensor gradient(Tensor x) {
    return Objects.requireNonNull(x.grad());
  }

  private static double[] values(int count) {
    Random random = new Random(count);
    double[] values = random.doubles(count).map(v -> Math.rint(v * 400) - 200).toArray();
    values[random.nextInt(count)] = Double.NaN;
    values[random.nextInt(count)] = Double.NaN;
    values[random.nextInt(count)] = Double.NEGATIVE_INFINITY;
    values[random.nextInt(count)] = -0.0;
    return values;
  }

  private static long[] order(int count, Comparator<Integer> by) {
    return IntStream.range(0, count).boxed().sorted(by).mapToLong(i -> i).toArray();
  }

  private static int[] bits(Tensor x) {
    float[] values = x.toFloatArray();
    return IntStream.range(0, values.length).map(i -> Float.floatToIntBits(values[i])).toArray();
  }

  private static int[] bits(double[] values, long[] order) {
    return Arrays.stream(order)
        .mapToInt(i -> Float.floatToIntBits((float) values[(int) i]))
        .toArray();
  }
}
