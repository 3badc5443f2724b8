package dev.waybill.ops.nn.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.OpException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.junit.jupiter.api.Test;

/// Convolutions and pools where PyTorch's cases leave something out. Expected values by hand.
class WindowsTest {

  @Test
  void samePaddingKeepsTheLengthWithTheOddZeroBehind() {
    Tensor x = of(new double[] {1, 2, 3}, 1, 1, 3);
    Tensor weight = of(new double[] {1, 10}, 1, 1, 2);
    Tensor y = Functional.conv1d(x, weight, null, null, null, null, 1, "same");
    assertThat(y.toDoubleArray()).containsExactly(21, 32, 3);
    Tensor valid = Functional.conv1d(x, weight, null, null, null, null, 1, "valid");
    assertThat(valid.toDoubleArray()).containsExactly(21, 32);
  }

  @Test
  void refusesPaddingBesideItsMode() {
    Tensor x = of(new double[] {1, 2, 3}, 1, 1, 3);
    long[] one = {1};
    assertThatThrownBy(() -> Functional.conv1d(x, x, null, null, one, null, 1, "same"))
        .isInstanceOf(OpException.class)
        .hasMessage(
            "nn.functional.conv1d: argument paddingMode: found same beside padding, expected one"
                + " of both.");
    assertThatThrownBy(() -> Functional.conv1d(x, x, null, null, null, null, 1, "full"))
        .isInstanceOf(OpException.class)
        .hasMessage(
            "nn.functional.conv1d: argument paddingMode: found full, expected same or valid.");
    assertThatThrownBy(() -> Functional.conv1d(x, x, null, new long[] {2}, null, null, 1, "same"))
        .isInstanceOf(OpException.class)
        .hasMessageContainingAll("strided", "[2]");
  }

  @Test
  void transposedConvolutionIsTheTranspose() {
    // <conv(x), y> = <x, convTranspose(y)> for the same weight, whole numbers: exactly.
    Tensor x = of(ascending(2 * 7 * 6), 1, 2, 7, 6);
    Tensor weight = of(ascending(4 * 1 * 3 * 2), 4, 1, 3, 2);
    long[] stride = {2, 1};
    long[] padding = {1, 0};
    long[] dilation = {1, 2};
    Tensor y = Functional.conv2d(x, weight, null, stride, padding, dilation, 2, null);
    assertThat(y.shape()).containsExactly(1, 4, 4, 4);
    Tensor z = of(ascending(4 * 4 * 4), 1, 4, 4, 4);
    Tensor back = Functional.convTranspose2d(z, weight, null, stride, padding, null, 2, dilation);
    assertThat(back.shape()).containsExactly(1, 2, 7, 6);
    assertThat(TensorOps.sum(TensorOps.mul(x, back)).item())
        .isEqualTo(TensorOps.sum(TensorOps.mul(y, z)).item());
  }

  @Test
  void windowInThePaddingHasNoMaximum() {
    // Two rows, a window of two rows that are three apart: it sees the padding on both sides.
    Tensor x = of(new double[] {1, 2}, 1, 2, 1).requiresGrad(true);
    Tensor y =
        Functional.maxPool2d(
            x, new long[] {2, 1}, null, new long[] {1, 0}, new long[] {3, 1}, false);
    assertThat(y.toDoubleArray()).containsExactly(Double.NEGATIVE_INFINITY);
    TensorOps.sum(y).backward();
    assertThat(x.grad().toDoubleArray()).containsExactly(0, 0);
  }

  @Test
  void maximumOfWholeNumbersIsExact() {
    long large = (1L << 60) + 1;
    Tensor x = Tensor.fromLongs(DType.I64, new long[] {large - 1, large}, 1, 1, 2);
    Tensor y = Functional.maxPool2d(x, new long[] {1, 2});
    assertThat(y.toLongArray()).containsExactly(large);
  }

  @Test
  void adaptivePoolKeepsASize() {
    Tensor x = of(ascending(6), 1, 2, 3);
    long[] size = {AdaptiveAvgPool2d.KEEP, 1};
    assertThat(Functional.adaptiveAvgPool2d(x, size).toDoubleArray()).containsExactly(2, 5);
    assertThat(Functional.adaptiveAvgPool2d(x, new long[] {0, 2}).shape()).containsExactly(1, 0, 2);
  }

  @Test
  void meansOfWholeNumbersAreCutOff() {
    Tensor x = Tensor.fromLongs(DType.I64, new long[] {-1, -2, 1, 2}, 1, 2, 2);
    Tensor y = Functional.avgPool2d(x, new long[] {1, 2});
    assertThat(y.toLongArray()).containsExactly(-1, 1);
  }

  private static Tensor of(double[] values, long... shape) {
    return Tensor.fromDoubles(DType.F64, values, shape);
  }

  private static double[] ascending(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = i + 1;
    }
    return values;
  }
}
