package dev.waybill.ops.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.api.MathOps;
import dev.waybill.dispatch.MissingKernelException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private final Tensor whole = Tensor.of(1L, 2L, 3L);
  private final Tensor empty = Tensor.zeros(DType.F32, 0, 3);

  @Test
  void namesWhatIsWrong() {
    refused(
        () -> MathOps.mean(whole),
        "math.mean: argument x: could not infer output dtype: found i64, expected a floating point"
            + " dtype.");
    assertThatThrownBy(() -> MathOps.std(whole))
        .isInstanceOf(MissingKernelException.class)
        .hasMessage(
            "math.std: argument x: found no usable kernel for device cpu and dtype i64, expected cpu"
                + " (f32, f64, f16, bf16) or opencl (f32, f64, f16, bf16) or cuda (f32, f64, f16,"
                + " bf16).");
    refused(
        () -> MathOps.clamp(whole, null, null),
        "math.clamp: argument min: at least one of min or max must not be null, found neither,"
            + " expected one.");
    refused(
        () -> MathOps.divRounding(whole, whole, "round"),
        "math.divRounding: argument roundingMode: found round, expected floor or trunc.");
    refused(
        () -> MathOps.pow(whole, Tensor.scalar(-1L)),
        "math.pow: argument y: integers to negative integer powers are not allowed, found -1 for a"
            + " tensor of i64, expected 0 or more.");
    refused(
        () -> MathOps.amax(empty, new int[] {0}, false),
        "math.amax: argument dim: expected reduction dim 0 to have non-zero size, found shape"
            + " [0, 3].");
    refused(
        () -> MathOps.argmin(empty),
        "math.argmin: argument dim: expected reduction dim to be specified for a tensor of no"
            + " elements, found shape [0, 3].");
    refused(
        () -> MathOps.maxAll(empty),
        "math.maxAll: argument x: found shape [0, 3], expected at least one element.");
    refused(
        () -> MathOps.minAll(empty),
        "math.minAll: argument x: found shape [0, 3], expected at least one element.");
    refused(
        () -> MathOps.topK(whole, 4),
        "math.topK: argument k: selected index k out of range, found 4, expected 0 to 3.");
  }

  @Test
  void writesNothingBeforeAllElementsAreChecked() {
    refused(
        () -> MathOps.divRounding_(whole, Tensor.of(2L, 1L, 0L), "floor"),
        "math.divRounding_: argument y: found a 0, expected none where whole numbers are divided.");
    assertThat(whole.toLongArray()).containsExactly(1, 2, 3);
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(WrongArgumentException.class).hasMessage(message);
  }
}
