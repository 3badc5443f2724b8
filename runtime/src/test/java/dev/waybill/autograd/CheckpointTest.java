package dev.waybill.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// A section that runs again gives what the same section gives that saves.
class CheckpointTest {
  private final Tensor x = Tensor.of(2.0, 3.0).requiresGrad(true);
  private final Tensor weight = Tensor.of(5.0, 7.0).requiresGrad(true);
  private int runs;

  /// `(x · w)²`.
  private Tensor section(Tensor in) {
    runs++;
    Tensor y = TensorOps.mul(in, weight);
    return TensorOps.mul(y, y);
  }

  @Test
  void runsAgainForTheGradientsOfInputsAndWeights() {
    Tensor y = TensorOps.sum(Autograd.checkpoint(this::section, x));
    assertThat(y.item()).isEqualTo(100.0 + 441);
    assertThat(runs).isEqualTo(1);
    y.backward();
    assertThat(runs).isEqualTo(2);
    assertThat(grad(x)).containsExactly(2 * 2 * 25, 2 * 3 * 49);
    assertThat(grad(weight)).containsExactly(2 * 5 * 4, 2 * 7 * 9);
  }

  @Test
  void derivesWeightsAloneAndInputsThatWereComputed() {
    Tensor constant = Tensor.of(2.0, 3.0);
    Tensor y = TensorOps.sum(Autograd.checkpoint(this::section, constant));
    assertThat(Autograd.grad(y, List.of(weight)).get(0).toDoubleArray()).containsExactly(40, 126);
    Tensor computed = TensorOps.mul(x, Tensor.scalar(1.0));
    TensorOps.sum(Autograd.checkpoint(this::section, computed)).backward();
    assertThat(grad(x)).containsExactly(100, 294);
  }

  @Test
  void derivesTwice() {
    Tensor y = TensorOps.sum(Autograd.checkpoint(this::section, x));
    Tensor first = Autograd.gradWithGraph(y, List.of(x)).get(0);
    assertThat(first.toDoubleArray()).containsExactly(100, 294);
    Tensor second = Autograd.grad(TensorOps.sum(first), List.of(x)).get(0);
    assertThat(second.toDoubleArray()).containsExactly(2 * 25, 2 * 49);
  }

  @Test
  void runsBackwardsTwiceWhereTheGraphIsKept() {
    Tensor y = TensorOps.sum(Autograd.checkpoint(this::section, x));
    y.backward(null, true, false);
    y.backward();
    assertThat(grad(x)).containsExactly(200, 588);
  }

  @Test
  void nests() {
    Tensor y =
        TensorOps.sum(
            Autograd.checkpoint(
                in -> TensorOps.mul(Autograd.checkpoint(this::section, in), in), x));
    y.backward(); // x³ w²
    assertThat(grad(x)).containsExactly(3 * 4 * 25, 3 * 9 * 49);
  }

  @Test
  void keepsNoTensorBetween() {
    List<WeakReference<Tensor>> made = new ArrayList<>();
    Tensor y =
        Autograd.checkpoint(
            in -> {
              Tensor square = TensorOps.mul(in, in);
              made.add(new WeakReference<>(square));
              return TensorOps.sum(TensorOps.mul(square, square));
            },
            x);
    for (int i = 0; i < 50 && made.get(0).get() != null; i++) {
      System.gc();
    }
    assertThat(made.get(0).get()).isNull();
    y.backward();
    assertThat(grad(x)).containsExactly(4 * 8, 4 * 27);
  }

  @Test
  void refusesInputsThatWereWrittenBetween() {
    Tensor in = TensorOps.mul(x, Tensor.scalar(1.0));
    Tensor y = TensorOps.sum(Autograd.checkpoint(this::section, in));
    TensorOps.add_(in, Tensor.scalar(1.0));
    assertThatThrownBy(y::backward)
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("Autograd.checkpoint: one of the variables needed for gradient")
        .hasMessageContaining("input 0 is at version 1; expected version 0");
  }

  @Test
  void refusesASectionThatDoesSomethingElse() {
    Tensor y =
        TensorOps.sum(
            Autograd.checkpoint(
                in -> runs == 0 ? section(in) : TensorOps.mul(section(in), section(in)), x));
    assertThatThrownBy(y::backward)
        .isInstanceOf(GradientException.class)
        .hasMessageContaining("it must do the same each time");
    assertThat(Autograd.isGradEnabled()).isTrue();
  }

  @Test
  void runsOnceWhereNothingIsRecorded() {
    var scope = Autograd.noGrad();
    try {
      assertThat(Autograd.checkpoint(this::section, x).requiresGrad()).isFalse();
    } finally {
      scope.close();
    }
    Tensor plain = Autograd.checkpoint(in -> TensorOps.mul(in, in), Tensor.ones(DType.F32, 2));
    assertThat(plain.requiresGrad()).isFalse();
  }

  private static double[] grad(Tensor tensor) {
    return Objects.requireNonNull(tensor.grad()).toDoubleArray();
  }
}
