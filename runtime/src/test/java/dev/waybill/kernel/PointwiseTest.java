package dev.waybill.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import org.junit.jupiter.api.Test;

/// PyTorch's rule: arguments are converted to the dtype of the result before anything is computed.
/// 16777217 is 16777216 in `f32`, and 3 times the one is 3 more, which rounds to 4 more.
class PointwiseTest {
  private static final Tensor LARGE = Tensor.scalar(16777217L);

  @Test
  void roundsNumbersBesideF32() {
    Tensor y = Pointwise.binary("t.op", Tensor.of(3f), LARGE, (a, b) -> a * b, (a, b) -> a * b);
    assertThat(y.toFloatArray()).containsExactly(50331648);
  }

  @Test
  void roundsWholeNumbersThatGiveFractions() {
    Tensor whole = Tensor.of(16777217);
    assertThat(whole.dtype()).isEqualTo(DType.I32);
    Tensor y = Pointwise.binary("t.op", whole, Tensor.of(3), (a, b) -> a * b, null);
    assertThat(y.toFloatArray()).containsExactly(50331648);
  }

  @Test
  void roundsEachOfThree() {
    Tensor three = Tensor.of(3f);
    Tensor y =
        Pointwise.ternary(
            "t.op", DType.F32, three, LARGE, three, (a, b, c) -> a * b - c, (a, b, c) -> a);
    assertThat(y.toFloatArray()).containsExactly(50331644);
  }

  @Test
  void keepsF64AsItIs() {
    Tensor y = Pointwise.binary("t.op", Tensor.of(3.0), LARGE, (a, b) -> a * b, (a, b) -> a * b);
    assertThat(y.toDoubleArray()).containsExactly(50331651);
  }

  @Test
  void asksForConditionsInTheirOwnDtype() {
    Tensor condition = Tensor.of(1e-60, 0.0, Double.NaN, 0.5); // 0 in f32 and i64, but for NaN
    Tensor x = Tensor.of(1f, 2f, 3f, 4f);
    int[] second = {1};
    Tensor y =
        Pointwise.many("t.op", DType.F32, DType.F32, second, v -> v[1] * v[0], null, x, condition);
    assertThat(y.toFloatArray()).containsExactly(1, 0, 3, 4);
    Tensor n = Tensor.of(1L, 2L, 3L, 4L);
    Tensor m =
        Pointwise.many(
            "t.op", DType.I64, DType.I64, second, v -> 0, v -> v[1] * v[0], n, condition);
    assertThat(m.toLongArray()).containsExactly(1, 0, 3, 4);
  }
}
