package dev.waybill.ops.nn.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.OpException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.junit.jupiter.api.Test;

/// What PyTorch's cases leave out. Expected values by hand.
class PadTest {

  private final Tensor x = Tensor.fromDoubles(DType.F64, new double[] {1, 2, 3}, 1, 3);

  @Test
  void replicatesTheEdge() {
    assertThat(pad("replicate", 2, 1)).containsExactly(1, 1, 1, 2, 3, 3);
    assertThat(pad("replicate", 0, 5)).containsExactly(1, 2, 3, 3, 3, 3, 3, 3);
  }

  @Test
  void beginsAgainAtTheOtherEnd() {
    assertThat(pad("circular", 2, 3)).containsExactly(2, 3, 1, 2, 3, 1, 2, 3);
  }

  @Test
  void cropsInAllModes() {
    assertThat(pad("reflect", -1, 1)).containsExactly(2, 3, 2);
    assertThat(pad("replicate", 1, -2)).containsExactly(1, 1);
    assertThat(pad("circular", -1, -1)).containsExactly(2);
  }

  @Test
  void gradientOfARepeatedElementIsTheSum() {
    Tensor leaf = TensorOps.clone(x).requiresGrad(true);
    TensorOps.sum(Functional.pad(leaf, new long[] {2, 1}, "replicate", null)).backward();
    assertThat(leaf.grad().toDoubleArray()).containsExactly(3, 1, 2);
  }

  @Test
  void refusesWidthsThatDoNotFit() {
    assertThatThrownBy(() -> pad("circular", 4, 0))
        .isInstanceOf(OpException.class)
        .hasMessageContainingAll("circular", "padding (4, 0)", "dimension 1", "[1, 3]");
    assertThatThrownBy(() -> pad("reflect", 0, 3))
        .isInstanceOf(OpException.class)
        .hasMessageContainingAll("reflect", "padding (0, 3)", "dimension 1", "[1, 3]");
    assertThatThrownBy(() -> Functional.pad(x, new long[] {1, 1}, "reflect", 2.0))
        .isInstanceOf(OpException.class)
        .hasMessageContainingAll("reflect", "doesn't take a value", "2.0");
  }

  private double[] pad(String mode, long before, long after) {
    return Functional.pad(x, new long[] {before, after}, mode, null).toDoubleArray();
  }
}
