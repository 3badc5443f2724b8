package dev.waybill.ops.nn.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.OpException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Normalisation by item, and the variants of dropout. Expected values by hand.
class NormsTest {

  @Test
  void instancesAreNormalisedByThemselvesAndMoveTheStatistics() {
    // Two items of two channels: (0, 2), (1, 3); (10, 30), (0, 8).
    Tensor x = of(new double[] {0, 2, 1, 3, 10, 30, 0, 8}, 2, 2, 2);
    Tensor mean = Tensor.of(1.0, 2.0);
    Tensor variance = Tensor.of(1.0, 1.0);
    Tensor y =
        Functional.instanceNorm(
            x, mean, variance, Tensor.of(1.0, 2.0), Tensor.of(0.0, 5.0), true, 0.25, 0);
    assertThat(y.toDoubleArray())
        .containsExactly(new double[] {-1, 1, 3, 7, -1, 1, 3, 7}, within(1e-12));
    // Means 1 and 20, 2 and 4; unbiased variances 2 and 200, 2 and 32.
    assertThat(mean.toDoubleArray())
        .containsExactly(new double[] {0.75 + 0.25 * 10.5, 1.5 + 0.25 * 3}, within(1e-12));
    assertThat(variance.toDoubleArray())
        .containsExactly(new double[] {0.75 + 0.25 * 101, 0.75 + 0.25 * 17}, within(1e-12));
    Tensor running =
        Functional.instanceNorm(
            x, Tensor.of(1.0, 1.0), Tensor.of(4.0, 0.25), null, null, false, 0.1, 0);
    assertThat(running.toDoubleArray()).containsExactly(-0.5, 0.5, 0, 4, 4.5, 14.5, -2, 14);
    refused(
        () -> Functional.instanceNorm(Tensor.ones(DType.F64, 2, 3, 1)),
        "nn.functional.instanceNorm: expected more than 1 spatial element when training, found x:"
            + " [2, 3, 1].");
  }

  @Test
  void wholeChannelsAreDropped() {
    Tensor x = Tensor.ones(DType.F64, 100, 40, 3).requiresGrad(true);
    Tensor y = Functional.dropout1d(x, 3, 0.25, true);
    int dropped = channels(y.toDoubleArray(), 3);
    // Five standard deviations of 4000 draws are 137.
    assertThat(dropped).isBetween(1000 - 137, 1000 + 137);
    TensorOps.sum(y).backward();
    assertThat(x.grad().toDoubleArray()).containsExactly(y.toDoubleArray());
    Tensor images = Tensor.ones(DType.F64, 20, 40, 2, 2);
    assertThat(channels(Functional.dropout2d(images, 3, 0.25, true).toDoubleArray(), 4))
        .isBetween(200 - 62, 200 + 62);
    // Without a batch a channel is one of the first axis.
    Tensor alone = Tensor.ones(DType.F64, 400, 3);
    assertThat(channels(Functional.dropout1d(alone, 3, 0.25, true).toDoubleArray(), 3))
        .isBetween(100 - 44, 100 + 44);
    Tensor infinite = Tensor.full(DType.F64, Double.POSITIVE_INFINITY, 1, 1, 2);
    assertThat(Functional.dropout1d(infinite, 1, 1, true).toDoubleArray()).containsExactly(0, 0);
    assertThat(Functional.dropout1d(x, 3, 0.25, false)).isSameAs(x);
    refused(
        () -> Functional.dropout1d(Tensor.of(1.0), 3),
        "nn.functional.dropout1d: found x: [1], expected a 2D or 3D tensor.");
  }

  @Test
  void alphaDropoutKeepsMeanAndVariance() {
    Tensor x = Tensor.randn(DType.F64, 4, 100_000);
    double[] y = Functional.alphaDropout(x, 9, 0.3, true).toDoubleArray();
    double sum = 0;
    double squares = 0;
    for (double value : y) {
      sum += value;
      squares += value * value;
    }
    // Five standard deviations of the mean are 0.016; the variance's own deviation is below 0.01.
    assertThat(sum / y.length).isCloseTo(0, within(0.016));
    assertThat(squares / y.length).isCloseTo(1, within(0.03));
    double limit = -1.0507009873554805 * 1.6732632423543772;
    double scale = 1 / Math.sqrt(0.7 * (1 + 0.3 * limit * limit));
    double shift = -scale * 0.3 * limit;
    int dropped = 0;
    for (int i = 0; i < y.length; i++) {
      boolean isDropped = Math.abs(y[i] - (scale * limit + shift)) < 1e-12;
      dropped += isDropped ? 1 : 0;
      if (!isDropped) {
        assertThat(y[i]).isCloseTo(scale * x.getDouble(i) + shift, within(1e-12));
      }
    }
    assertThat(dropped).isBetween(30_000 - 725, 30_000 + 725);
    assertThat(Functional.alphaDropout(x, 9)).isSameAs(x);
    assertThat(Functional.alphaDropout(Tensor.of(2.0, 3.0), 9, 1, true).toDoubleArray())
        .containsExactly(0, 0);
  }

  @Test
  void rootMeanSquareHasTheEpsilonOfWhatItIsComputedIn() {
    // A row of e: e / √(e² + eps), which is √½ for eps = e².
    for (DType dtype : new DType[] {DType.F32, DType.BF16}) {
      double e = Math.sqrt(0x1p-23);
      Tensor y = Functional.rmsNorm(Tensor.full(dtype, e, 4), new long[] {4});
      assertThat(y.getDouble(0)).as("%s", dtype).isCloseTo(Math.sqrt(0.5), within(0.004));
    }
    double e = Math.sqrt(0x1p-52);
    Tensor y = Functional.rmsNorm(Tensor.full(DType.F64, e, 4), new long[] {4});
    assertThat(y.getDouble(0)).isCloseTo(Math.sqrt(0.5), within(1e-12));
  }

  /// Counts channels that are 0 as a whole; the others are all 4/3.
  private static int channels(double[] y, int width) {
    int dropped = 0;
    for (int i = 0; i < y.length; i += width) {
      for (int j = 0; j < width; j++) {
        assertThat(y[i + j]).isEqualTo(y[i]).isIn(0.0, 1 / 0.75);
      }
      dropped += y[i] == 0 ? 1 : 0;
    }
    return dropped;
  }

  private static Tensor of(double[] values, long... shape) {
    return Tensor.fromDoubles(DType.F64, values, shape);
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(OpException.class).hasMessage(message);
  }
}
