package dev.waybill.ops.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.api.MathOps;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InPlaceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abs",
        "sign",
        "exp",
        "log",
        "log1p",
        "expm1",
        "sqrt",
        "rsqrt",
        "pow",
        "sin",
        "cos",
        "tanh",
        "sigmoid",
        "erf",
        "floor",
        "ceil",
        "round",
        "trunc",
        "clamp",
        "divRounding",
        "cumsum",
        "eq",
        "ne",
        "lt",
        "le",
        "gt",
        "ge",
        "logicalAnd",
        "logicalOr",
        "logicalNot"
      })
  void formsExistWherePyTorchHasThem(String op) {
    assertThat(Registry.global().find("math." + op + "_")).isPresent();
  }

  // As torch.Tensor.ge_ does: the tensor keeps its dtype.
  @Test
  void writesTruthAsOneAndZero() {
    Tensor x = Tensor.of(1f, -2f, 3f);
    assertThat(MathOps.ge_(x, Tensor.scalar(0L))).isSameAs(x);
    assertThat(x.toFloatArray()).containsExactly(1, 0, 1);
    assertThat(MathOps.logicalNot_(x).toFloatArray()).containsExactly(0, 1, 0);
  }

  @Test
  void writesWhereItReads() {
    Tensor x = Tensor.of(1.0, -2.0, 3.0, -4.0);
    Tensor odd = TensorOps.slice(x, 0, 1L, null, 2);
    assertThat(MathOps.abs_(odd)).isSameAs(odd);
    assertThat(x.toDoubleArray()).containsExactly(1, 2, 3, 4);
    MathOps.pow_(x, x);
    assertThat(x.toDoubleArray()).containsExactly(1, 4, 27, 256);
    MathOps.cumsum_(x, 0);
    assertThat(x.toDoubleArray()).containsExactly(1, 5, 32, 288);
  }

  @Test
  void refusesToCutFractionsOff() {
    Tensor x = Tensor.of(1L, 4L);
    assertThatThrownBy(() -> MathOps.sqrt_(x))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(
            "math.sqrt_: argument x: result type f32 can't be cast to the desired output type i64,"
                + " found dtype i64, expected one of the same or a higher category as f32.");
    assertThat(x.toLongArray()).containsExactly(1, 4);
  }
}
