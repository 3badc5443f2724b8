package dev.waybill.ops.nn.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.junit.jupiter.api.Test;

class DropoutTest {

  @Test
  void keepsTheShareAndTheMean() {
    double[] y = Functional.dropout(Tensor.ones(DType.F64, 40_000), 3, 0.25, true).toDoubleArray();
    int dropped = 0;
    for (double value : y) {
      assertThat(value).isIn(0.0, 4.0 / 3);
      dropped += value == 0 ? 1 : 0;
    }
    // Five standard deviations of 40 000 draws are 433.
    assertThat(dropped).isBetween(10_000 - 433, 10_000 + 433);
  }

  @Test
  void dropsByPositionWhateverTheLayout() {
    Tensor x = TensorOps.transpose(Tensor.fromDoubles(DType.F64, ascending(12), 3, 4), 0, 1);
    double[] view = Functional.dropout(x, 5, 0.5, true).toDoubleArray();
    double[] copy = Functional.dropout(TensorOps.clone(x), 5, 0.5, true).toDoubleArray();
    assertThat(view).containsExactly(copy).contains(0.0);
    assertThat(Functional.dropout(x, 6, 0.5, true).toDoubleArray()).isNotEqualTo(view);
  }

  @Test
  void gradientPassesWhereTheElementStayed() {
    Tensor x = Tensor.fromDoubles(DType.F64, ascending(64), 64).requiresGrad(true);
    Tensor y = Functional.dropout(x, 9, 0.5, true);
    TensorOps.sum(y).backward();
    double[] values = y.toDoubleArray();
    double[] gradients = x.grad().toDoubleArray();
    for (int i = 0; i < values.length; i++) {
      assertThat(gradients[i]).isEqualTo(values[i] == 0 ? 0.0 : 2.0);
    }
  }

  @Test
  void changesNothingOutsideTraining() {
    Tensor x = Tensor.of(1.0, 2.0);
    assertThat(Functional.dropout(x, 1, 0.9, false)).isSameAs(x);
    assertThat(Functional.dropout(x, 1, 0, true)).isSameAs(x);
  }

  @Test
  void dropsAllWithCertainty() {
    Tensor x = Tensor.of(1.0, Double.NaN, Double.POSITIVE_INFINITY);
    assertThat(Functional.dropout(x, 1, 1, true).toDoubleArray()).containsExactly(0, 0, 0);
  }

  @Test
  void refusesWhatIsNoProbability() {
    for (double p : new double[] {-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> Functional.dropout(Tensor.of(1.0), 1, p, true))
          .isInstanceOf(WrongArgumentException.class)
          .hasMessage(
              "nn.functional.dropout: argument p: dropout probability has to be between 0 and 1,"
                  + " found "
                  + p
                  + ", expected 0 to 1.");
    }
  }

  private static double[] ascending(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = i + 1;
    }
    return values;
  }
}
