package dev.waybill.ops.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.api.MathOps;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import org.junit.jupiter.api.Test;

class TruthTest {

  /// As PyTorch, whose sums and means reduce all axes there.
  @Test
  void noAxesAreNoReduction() {
    Tensor x = Tensor.of(0.0, 2.0, Double.NaN);
    Tensor expected = Tensor.of(false, true, true);
    assertThat(MathOps.any(x, new int[0], false).equal(expected)).isTrue();
    assertThat(MathOps.all(x, new int[0], true).equal(expected)).isTrue();
    Tensor bytes = MathOps.any(x.to(DType.U8), new int[0], false);
    assertThat(bytes.dtype()).isEqualTo(DType.U8);
    assertThat(bytes.shape()).containsExactly(3);
    assertThat(MathOps.any(x, null, false).shape()).isEmpty();
  }
}
