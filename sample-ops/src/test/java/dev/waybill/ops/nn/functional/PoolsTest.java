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

/// Pools of signals, adaptive maxima and norms, and what the arguments of pools mean. Expected
/// values by hand.
class PoolsTest {
  private final Tensor signal = of(new double[] {1, 5, 2, 5, 3, -4}, 1, 6);

  @Test
  void maximaOfSignals() {
    long[] three = {3};
    long[] two = {2};
    long[] one = {1};
    assertThat(Functional.maxPool1d(signal, three).toDoubleArray()).containsExactly(5, 5);
    // Windows begin at -1, 1, 3 and, rounded up, at 5.
    Tensor up = Functional.maxPool1d(signal, three, two, one, null, true);
    assertThat(up.toDoubleArray()).containsExactly(5, 5, 5, -4);
    // 1 _ 2, 5 _ 5, 2 _ 3, 5 _ -4
    Tensor apart = Functional.maxPool1d(signal, two, one, null, two, false);
    assertThat(apart.toDoubleArray()).containsExactly(2, 5, 3, 5);
    refused(
        () -> Functional.maxPool1d(signal, new long[] {7}),
        "nn.functional.maxPool1d: output size is too small: [0] for x: [1, 6] and kernelSize [7],"
            + " expected at least one position.");
    refused(
        () -> Functional.maxPool1d(signal, new long[] {2, 2}),
        "nn.functional.maxPool1d: argument kernelSize: found [2, 2], expected a single number or a"
            + " list of 1 numbers.");
  }

  @Test
  void divisorsOfMeans() {
    long[] three = {3};
    long[] two = {2};
    long[] one = {1};
    // Windows (_, 1, 5), (5, 2, 5), (5, 3, -4), and (-4, _) of the border and what is behind it.
    Tensor all = Functional.avgPool1d(signal, three, two, one, true, true);
    assertThat(all.toDoubleArray())
        .containsExactly(new double[] {2, 4, 4 / 3.0, -4 / 2.0}, within(1e-15));
    Tensor inside = Functional.avgPool1d(signal, three, two, one, true, false);
    assertThat(inside.toDoubleArray())
        .containsExactly(new double[] {3, 4, 4 / 3.0, -4}, within(1e-15));
    Tensor image = TensorOps.unsqueeze(signal, 0);
    Tensor halves =
        Functional.avgPool2d(
            image, new long[] {1, 3}, new long[] {1, 2}, new long[] {0, 1}, true, false, 2L);
    assertThat(halves.toDoubleArray()).containsExactly(3, 6, 2, -2);
  }

  @Test
  void adaptiveMaximaTakeTheFirstOfEqualElements() {
    // Cells of 6 by 4: [0, 2), [1, 3), [3, 5), [4, 6).
    Tensor x = TensorOps.clone(signal).requiresGrad(true);
    Tensor y = Functional.adaptiveMaxPool1d(x, new long[] {4});
    assertThat(y.toDoubleArray()).containsExactly(5, 5, 5, 3);
    TensorOps.sum(y).backward();
    assertThat(x.grad().toDoubleArray()).containsExactly(0, 2, 0, 1, 1, 0);
    Tensor means = Functional.adaptiveAvgPool1d(signal, new long[] {4});
    assertThat(means.toDoubleArray()).containsExactly(3, 3.5, 4, -0.5);
    Tensor equal = Tensor.ones(DType.F64, 1, 3, 3).requiresGrad(true);
    TensorOps.sum(Functional.adaptiveMaxPool2d(equal, new long[] {2})).backward();
    // Cells begin at 0 and 1 on both axes, and each takes its first element.
    assertThat(equal.grad().toDoubleArray()).containsExactly(1, 1, 0, 1, 1, 0, 0, 0, 0);
    Tensor nan = of(new double[] {1, Double.NaN, 2, 3}, 1, 4);
    assertThat(Functional.adaptiveMaxPool1d(nan, new long[] {2}).toDoubleArray())
        .containsExactly(Double.NaN, 3);
  }

  @Test
  void normsOfWindows() {
    Tensor x = of(new double[] {3, 4, 1, 2, 2}, 1, 5);
    Tensor y = Functional.lpPool1d(x, 2, new long[] {2}, new long[] {2}, true);
    // The last window has one element of two: √(2 · mean).
    assertThat(y.toDoubleArray())
        .containsExactly(new double[] {5, Math.sqrt(5), Math.sqrt(8)}, within(1e-12));
    Tensor image = of(new double[] {1, 2, 2, 0}, 1, 2, 2);
    assertThat(Functional.lpPool2d(image, 3, new long[] {2}).toDoubleArray())
        .containsExactly(new double[] {Math.cbrt(17)}, within(1e-12));
  }

  @Test
  void signalsAreSpreadLikeImages() {
    Tensor x = Tensor.randn(DType.F64, 1, 2, 4, 5);
    Tensor weight = Tensor.randn(DType.F64, 2, 4, 3, 3);
    Tensor bias = Tensor.randn(DType.F64, 3, 6);
    long[] two = {2};
    long[] one = {1};
    Tensor y = Functional.convTranspose1d(x, weight, bias, two, one, one, 2, two);
    Tensor image =
        Functional.convTranspose2d(
            TensorOps.unsqueeze(x, 2),
            TensorOps.unsqueeze(weight, 2),
            bias,
            new long[] {1, 2},
            new long[] {0, 1},
            new long[] {0, 1},
            2,
            new long[] {1, 2});
    // (5 - 1) · 2 - 2 · 1 + 2 · (3 - 1) + 1 + 1
    assertThat(y.shape()).containsExactly(2, 6, 12);
    assertThat(y.toDoubleArray()).containsExactly(image.toDoubleArray());
  }

  @Test
  void bordersOfConvolutionsArePutThereBefore() {
    // As nn.Conv1d(padding=2, padding_mode=...) does.
    Tensor x = of(new double[] {1, 2, 4}, 1, 1, 3);
    Tensor weight = of(new double[] {1, 10, 100}, 1, 1, 3);
    long[] widths = {2, 2};
    Tensor circular = Functional.conv1d(Functional.pad(x, widths, "circular", null), weight);
    assertThat(circular.toDoubleArray()).containsExactly(142, 214, 421, 142, 214);
    Tensor reflect = Functional.conv1d(Functional.pad(x, widths, "reflect", null), weight);
    assertThat(reflect.toDoubleArray()).containsExactly(124, 212, 421, 242, 124);
    Tensor replicate = Functional.conv1d(Functional.pad(x, widths, "replicate", null), weight);
    assertThat(replicate.toDoubleArray()).containsExactly(111, 211, 421, 442, 444);
  }

  private static Tensor of(double[] values, long... shape) {
    return Tensor.fromDoubles(DType.F64, values, shape);
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(OpException.class).hasMessage(message);
  }
}
