package dev.waybill.ops.nn.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.OpException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Activations at and around their kinks, far away and at infinity. Expected values by PyTorch's
/// formulas, written with other functions than the ops have, or by hand.
class ActivationsTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private final Tensor wide =
      Tensor.of(
          -INFINITE, -100.0, -6.0, -3.0, -1.0, -0.5, 0.0, 0.5, 1.0, 3.0, 6.0, 100.0, INFINITE);

  @Test
  void straightLinesOfBoundedActivations() {
    values(Functional::relu6, 0, 0, 0, 0, 0, 0, 0, 0.5, 1, 3, 6, 6, 6);
    slopes(Functional::relu6, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0);
    values(Functional::hardtanh, -1, -1, -1, -1, -1, -0.5, 0, 0.5, 1, 1, 1, 1, 1);
    slopes(Functional::hardtanh, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0);
    values(
        x -> Functional.hardtanh(x, -3, 0.5), -3, -3, -3, -3, -1, -.5, 0, .5, .5, .5, .5, .5, .5);
    double sixth = 1 / 6.0;
    values(
        Functional::hardsigmoid,
        0,
        0,
        0,
        0,
        2 * sixth,
        2.5 * sixth,
        0.5,
        3.5 * sixth,
        4 * sixth,
        1,
        1,
        1,
        1);
    slopes(Functional::hardsigmoid, 0, 0, 0, 0, sixth, sixth, sixth, sixth, sixth, 0, 0, 0, 0);
    values(
        Functional::hardswish,
        0,
        0,
        0,
        0,
        -2 * sixth,
        -1.25 * sixth,
        0,
        1.75 * sixth,
        4 * sixth,
        3,
        6,
        100,
        INFINITE);
    slopes(
        Functional::hardswish, 0, 0, 0, 0, sixth, 2 * sixth, 0.5, 4 * sixth, 5 * sixth, 1, 1, 1, 1);
  }

  @Test
  void shrinkingAndThresholds() {
    values(Functional::hardshrink, -INFINITE, -100, -6, -3, -1, 0, 0, 0, 1, 3, 6, 100, INFINITE);
    slopes(Functional::hardshrink, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1);
    values(
        Functional::softshrink,
        -INFINITE,
        -99.5,
        -5.5,
        -2.5,
        -0.5,
        0,
        0,
        0,
        0.5,
        2.5,
        5.5,
        99.5,
        INFINITE);
    slopes(Functional::softshrink, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1);
    values(
        x -> Functional.threshold(x, 0.5, -9),
        -9,
        -9,
        -9,
        -9,
        -9,
        -9,
        -9,
        -9,
        1,
        3,
        6,
        100,
        INFINITE);
    slopes(x -> Functional.threshold(x, 0.5, -9), 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
    Tensor nan = Tensor.of(Double.NaN);
    assertThat(Functional.threshold(nan, 0.5, -9).toDoubleArray()).containsExactly(Double.NaN);
    assertThat(Functional.softshrink(nan).toDoubleArray()).containsExactly(Double.NaN);
    assertThat(Functional.hardshrink(nan).toDoubleArray()).containsExactly(Double.NaN);
  }

  @Test
  void exponentialUnits() {
    double s = 1.0507009873554805;
    double a = 1.6732632423543772;
    formula(Functional::selu, x -> x > 0 ? s * x : s * a * (Math.exp(x) - 1));
    formula(
        x -> Functional.celu(x, 2), x -> Math.max(0, x) + Math.min(0, 2 * (Math.exp(x / 2) - 1)));
    slopes(
        x -> Functional.celu(x, -0.5),
        INFINITE,
        Math.exp(200),
        Math.exp(12),
        Math.exp(6),
        Math.exp(2),
        Math.E,
        1,
        1,
        1,
        1,
        1,
        1,
        1);
  }

  @Test
  void smoothActivations() {
    formula(Functional::mish, x -> x * Math.tanh(Math.log(1 + Math.exp(x))));
    formula(Functional::softsign, x -> x / (1 + Math.abs(x)));
    formula(Functional::tanhshrink, x -> x - Math.tanh(x));
    formula(Functional::logSigmoid, x -> x < -40 ? x : -Math.log(1 + Math.exp(-x)));
    assertThat(Functional.logSigmoid(Tensor.of(-1e300, 1e300, 0.0)).toDoubleArray())
        .containsExactly(-1e300, 0.0, -Math.log(2));
    // Far below 0, where tanh(log(1 + e)) keeps no digits of e in another form.
    assertThat(Functional.mish(Tensor.of(-40.0)).toDoubleArray()[0])
        .isCloseTo(-40 * Math.exp(-40), within(1e-30));
  }

  @Test
  void factorsOfNegativeNumbers() {
    Tensor x = Tensor.of(-2.0, 0.0, 3.0, INFINITE).requiresGrad(true);
    Tensor weight = Tensor.of(0.0).requiresGrad(true);
    Tensor y = Functional.prelu(x, weight);
    assertThat(y.toDoubleArray()).containsExactly(0, 0, 3, INFINITE);
    TensorOps.sum(y).backward();
    assertThat(x.grad().toDoubleArray()).containsExactly(0, 0, 1, 1);
    assertThat(weight.grad().toDoubleArray()).containsExactly(-2);
    Tensor zero = Tensor.of(0.0).requiresGrad(true);
    TensorOps.sum(Functional.prelu(zero, Tensor.of(0.25))).backward();
    assertThat(zero.grad().toDoubleArray()).containsExactly(0.25);
  }

  @Test
  void randomFactorsFillTheirRange() {
    Tensor x = Tensor.full(DType.F64, -1.0, 20_000).requiresGrad(true);
    Tensor y = Functional.rrelu(x, 5, 0.125, 0.375, true);
    double[] values = y.toDoubleArray();
    double sum = 0;
    for (double value : values) {
      assertThat(value).isBetween(-0.375, -0.125);
      sum += value;
    }
    // Five standard deviations of the mean: 5 · 0.25 / √12 / √20000.
    assertThat(sum / values.length).isCloseTo(-0.25, within(0.0026));
    assertThat(MathOps.amin(y).getDouble()).isLessThan(-0.3749);
    assertThat(MathOps.amax(y).getDouble()).isGreaterThan(-0.1251);
    TensorOps.sum(y).backward();
    assertThat(TensorOps.neg(x.grad()).toDoubleArray()).containsExactly(values);
    assertThat(Functional.rrelu(x, 5, 0.125, 0.375, true).toDoubleArray()).containsExactly(values);
    assertThat(Functional.rrelu(x, 6, 0.125, 0.375, true).toDoubleArray()).isNotEqualTo(values);
    assertThat(Functional.rrelu(x, 6).toDoubleArray()[0])
        .isCloseTo(-(1 / 8.0 + 1 / 3.0) / 2, within(1e-15));
  }

  @Test
  void defaultsArePyTorchs() {
    assertThat(Functional.leakyRelu(Tensor.of(-1.0)).toDoubleArray()).containsExactly(-0.01);
    assertThat(Functional.elu(Tensor.of(-1.0)).toDoubleArray()).containsExactly(Math.expm1(-1));
    // Linear above 20, where log(1 + exp(20.5)) would be 20.5 + 1.25e-9.
    assertThat(Functional.softplus(Tensor.of(0.0, 20.5)).toDoubleArray())
        .containsExactly(Math.log(2), 20.5);
  }

  @Test
  void refusesWhatHasNoMeaning() {
    Tensor x = Tensor.of(1.0, 2.0, 3.0);
    refused(
        () -> Functional.hardtanh(x, 2, 1),
        "nn.functional.hardtanh: argument minVal: cannot be greater than maxVal, found 2.0 and"
            + " 1.0.");
    refused(
        () -> Functional.celu(x, 0),
        "nn.functional.celu: argument alpha: cannot be 0, found 0.0, expected another number.");
    refused(
        () -> Functional.glu(x),
        "nn.functional.glu: halving dimension must be even, but dimension 0 is size 3, found x:"
            + " [3].");
    refused(
        () -> Functional.prelu(TensorOps.unsqueeze(x, 0), Tensor.of(1.0, 2.0)),
        "nn.functional.prelu: mismatch of parameter numbers and input channel size: found weight"
            + " [2], expected 1 or 3 elements, one a channel of x: [1, 3].");
    refused(
        () -> Functional.softshrink(x, -1),
        "nn.functional.softshrink: argument lambd: must be greater or equal to 0, found -1.0.");
    refused(
        () -> Functional.rrelu(x, 1, 0.5, 0.25, true),
        "nn.functional.rrelu: argument lower: found lower 0.5 and upper 0.25, expected lower <="
            + " upper, both finite.");
  }

  private void values(UnaryOperator<Tensor> f, double... expected) {
    double[] found = f.apply(wide).toDoubleArray();
    for (int i = 0; i < expected.length; i++) {
      near(wide.getDouble(i), found[i], expected[i], 1e-15);
    }
  }

  private void slopes(UnaryOperator<Tensor> f, double... expected) {
    Tensor x = TensorOps.clone(wide).requiresGrad(true);
    TensorOps.sum(f.apply(x)).backward();
    double[] found = x.grad().toDoubleArray();
    for (int i = 0; i < expected.length; i++) {
      near(wide.getDouble(i), found[i], expected[i], 1e-12);
    }
  }

  private void formula(UnaryOperator<Tensor> f, DoubleUnaryOperator expected) {
    double[] found = f.apply(wide).toDoubleArray();
    for (int i = 1; i < found.length - 1; i++) {
      near(wide.getDouble(i), found[i], expected.applyAsDouble(wide.getDouble(i)), 1e-14);
    }
  }

  private static void near(double x, double found, double expected, double relative) {
    if (Double.isInfinite(expected)) {
      assertThat(found).as("at %s", x).isEqualTo(expected);
    } else {
      double tolerance = relative * (1 + Math.abs(expected));
      assertThat(found).as("at %s", x).isCloseTo(expected, within(tolerance));
    }
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(OpException.class).hasMessage(message);
  }
}
