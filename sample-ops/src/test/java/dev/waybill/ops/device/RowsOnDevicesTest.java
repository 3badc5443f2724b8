package dev.waybill.ops.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.device.Device;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Rows of lengths that the samples of the ops do not have: longer than a group, shorter than its
/// least share, along axes in the middle, more than groups run at once. The reference kernels of
/// the processor are the peer.
class RowsOnDevicesTest {
  private static final List<UnaryOperator<Tensor>> ALONG_1 =
      List.of(
          x -> Functional.softmax(x, 1, null),
          x -> Functional.logSoftmax(x, 1, null),
          x -> Functional.softmaxBackward(x, Functional.softmax(x, 1, null), 1),
          x -> Functional.logSoftmaxBackward(x, Functional.logSoftmax(x, 1, null), 1),
          x -> MathOps.logSumExp(x, new int[] {1}),
          x -> MathOps.logSumExp(x, new int[] {0, 2}),
          x -> MathOps.var(x, new int[] {1}, false, 1),
          x -> MathOps.std(x, new int[] {0, 2}, true, 0),
          x -> MathOps.norm(x, 3, new int[] {1}, false),
          x -> MathOps.max(x, 1).values(),
          x -> MathOps.min(x, 1).indices(),
          x -> MathOps.argmax(x),
          x -> Functional.layerNorm(x, new long[] {x.shape()[1], x.shape()[2]}));

  private final Device device = TestDevice.required();

  @Test
  void agreesWithTheProcessorAlongAnyAxis() {
    long[][] shapes = {{2, 5000, 1}, {3, 1, 2}, {2, 37, 5}, {1, 300, 70}, {70, 3, 1}};
    for (long[] shape : shapes) {
      Tensor x = Tensor.randn(DType.F64, 3, shape);
      for (UnaryOperator<Tensor> op : ALONG_1) {
        close(op.apply(x.to(device)), op.apply(x));
      }
    }
  }

  /// Softmax of three equal numbers is 1/3 each.
  @Test
  void runsMoreRowsThanGroupsAtOnce() {
    Tensor x = Tensor.ones(DType.F32, 600_001, 3).to(device);
    Tensor y = MathOps.amin(Functional.softmax(x, 1, null));
    assertThat(y.getFloat()).isEqualTo(1f / 3);
  }

  /// Of equal elements the first, and the first NaN, wherever they stand in a long row.
  @Test
  void findsTheFirstOfEquals() {
    float[] elements = new float[4000];
    elements[1777] = 2;
    elements[1778] = 2;
    elements[3000] = 2;
    Tensor x = Tensor.fromArray(elements, 4000).to(device);
    assertThat(MathOps.argmax(x).getLong()).isEqualTo(1777);
    elements[3999] = Float.NaN;
    elements[3500] = Float.NaN;
    Tensor withNan = Tensor.fromArray(elements, 4000).to(device);
    assertThat(MathOps.argmax(withNan).getLong()).isEqualTo(3500);
    assertThat(MathOps.argmin(withNan).getLong()).isEqualTo(3500);
    assertThat(MathOps.amax(withNan).getFloat()).isNaN();
  }

  /// No `float` holds this place.
  @Test
  void findsPlacesFarBehind() {
    int place = (1 << 24) + 1;
    float[] elements = new float[place + 2];
    elements[place] = 2;
    Tensor x = Tensor.fromArray(elements, elements.length).to(device);
    assertThat(MathOps.argmax(x).getLong()).isEqualTo(place);
    assertThat(MathOps.max(x, 0).indices().getLong()).isEqualTo(place);
  }

  /// As Java's power has it, also of 1.
  @Test
  void findsNoNormOfAnOrderThatIsNone() {
    Tensor x = Tensor.ones(DType.F32, 2, 3).to(device);
    assertThat(MathOps.norm(x, Double.NaN, new int[] {1}, false).toDoubleArray())
        .containsExactly(Double.NaN, Double.NaN);
  }

  /// Differences that no `double` shows.
  @Test
  void comparesWholeNumbersExactly() {
    Tensor x = Tensor.of(Long.MAX_VALUE - 1, Long.MAX_VALUE, Long.MIN_VALUE).to(device);
    assertThat(MathOps.argmax(x).getLong()).isEqualTo(1);
    assertThat(MathOps.amax(x).getLong()).isEqualTo(Long.MAX_VALUE);
    assertThat(MathOps.amin(x).getLong()).isEqualTo(Long.MIN_VALUE);
  }

  /// The variance of 0, 1 and 2 around a number of which f32 has no square.
  @Test
  void keepsDigitsWhereTheMeanIsLarge() {
    Tensor x = Tensor.of(4_000_000f, 4_000_001f, 4_000_002f).to(device);
    assertThat(MathOps.var(x).getFloat()).isEqualTo(1);
    float[] y = Functional.layerNorm(x, new long[] {3}, null, null, 0.0).toFloatArray();
    float root = (float) Math.sqrt(1.5);
    assertThat(y).containsExactly(-root, 0, root);
  }

  /// The mean of 0, 1, … is half of the last one; long rows and long columns are cut in parts.
  @Test
  void averagesInParts() {
    int n = 100_001;
    Tensor x = Tensor.arange(n).to(DType.F64).to(device);
    assertThat(MathOps.mean(x).getDouble()).isEqualTo((n - 1) / 2.0);
    Tensor columns = TensorOps.expand(TensorOps.unsqueeze(x, 1), new long[] {n, 2});
    Tensor means = MathOps.mean(columns, new int[] {0}, false, null);
    assertThat(means.toDoubleArray()).containsExactly((n - 1) / 2.0, (n - 1) / 2.0);
  }

  @Test
  void dropsTheSameElementsAsOnTheProcessor() {
    for (DType dtype : List.of(DType.F32, DType.F64)) {
      Tensor x = Tensor.rand(dtype, 5, 3, 333).t();
      for (double p : new double[] {0.1, 0.5, 1}) {
        Tensor here = Functional.dropout(x, 1L << 40 | 7, p, true);
        Tensor there = Functional.dropout(x.to(device), 1L << 40 | 7, p, true);
        assertThat(there.to(Device.CPU).equal(here)).isTrue();
      }
    }
  }

  private static void close(Tensor there, Tensor here) {
    double[] found = there.toDoubleArray();
    double[] expected = here.toDoubleArray();
    assertThat(there.shape()).containsExactly(here.shape());
    for (int i = 0; i < found.length; i++) {
      double distance = found[i] - expected[i];
      boolean isClose = Math.abs(distance) <= 1e-11 * (1 + Math.abs(expected[i]));
      assertThat(isClose || Double.compare(found[i], expected[i]) == 0)
          .as("element %d: found %s, expected %s", i, found[i], expected[i])
          .isTrue();
    }
  }
}
