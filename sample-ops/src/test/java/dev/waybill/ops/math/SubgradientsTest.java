package dev.waybill.ops.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.api.MathOps;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Conventions where there is no derivative, beside those that PyTorch's cases show.
class SubgradientsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  /// PyTorch, `var_backward` in FunctionsManual.cpp: NaN at the mean, infinite elsewhere.
  @Test
  void varianceWithNothingLeftToDivideBy() {
    UnaryOperator<Tensor> variance = x -> MathOps.var(x, null, false, 3);
    assertThat(gradient(variance, 1, 2, 3)).containsExactly(INFINITY, NAN, INFINITY);
  }

  /// The slope at 0 is 0; that of a single other element is its sign.
  @Test
  void normsAtZero() {
    for (double p : new double[] {0.5, 1, 1.5, 2, 3}) {
      assertThat(gradient(x -> MathOps.norm(x, p, null, false), 0, 0)).containsExactly(0, 0);
      assertThat(gradient(x -> MathOps.norm(x, p, null, false), 0, -1)).containsExactly(0, -1);
    }
  }

  @Test
  void powersOfZero() {
    assertThat(gradient(x -> MathOps.pow(x, Tensor.scalar(1.0)), 0)).containsExactly(1);
    assertThat(gradient(x -> MathOps.pow(x, Tensor.scalar(0.5)), 0)).containsExactly(INFINITY);
    assertThat(gradient(y -> MathOps.pow(Tensor.scalar(0.0), y), 2, 0, -1))
        .containsExactly(0, 0, Double.NEGATIVE_INFINITY);
  }

  @Test
  void productsOfZeros() {
    assertThat(gradient(MathOps::prod, 2, 0, 3)).containsExactly(0, 6, 0);
    assertThat(gradient(MathOps::prod, 0, 0, 3)).containsExactly(0, 0, 0);
  }

  private static double[] gradient(UnaryOperator<Tensor> of, double... at) {
    Tensor x = Tensor.of(at).requiresGrad(true);
    TensorOps.sum(of.apply(x)).backward();
    return Objects.requireNonNull(x.grad()).toDoubleArray();
  }
}
