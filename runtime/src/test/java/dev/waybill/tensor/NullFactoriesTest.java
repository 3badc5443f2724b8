package dev.waybill.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.WrongArgumentException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What makes and compares tensors refuses `null` in the words of op calls.
@SuppressWarnings({"NullAway", "DataFlowIssue"}) // the null is what is tested
class NullFactoriesTest {
  private static final String DTYPE = "argument dtype: found null, expected DType.";
  private static final String SHAPE = "argument shape: found null, expected long[].";
  private static final String ARRAY = ": found null, expected an array.";

  private final Tensor x = Tensor.of(1f, 2f);

  @Test
  void namesTheDtype() {
    says("Tensor.zeros: " + DTYPE, () -> Tensor.zeros(null, 2));
    says("Tensor.ones: " + DTYPE, () -> Tensor.ones(null, 2));
    says("Tensor.empty: " + DTYPE, () -> Tensor.empty(null, 2));
    says("Tensor.emptyLike: " + DTYPE, () -> Tensor.emptyLike(x, null));
    says("Tensor.full: " + DTYPE, () -> Tensor.full(null, 1L, 2));
    says("Tensor.full: " + DTYPE, () -> Tensor.full(null, 1.5, 2));
    says("Tensor.arange: " + DTYPE, () -> Tensor.arange(null, 0L, 2L, 1L));
    says("Tensor.arange: " + DTYPE, () -> Tensor.arange(null, 0.0, 2.0, 1.0));
    says("Tensor.linspace: " + DTYPE, () -> Tensor.linspace(null, 0, 1, 3));
    says("Tensor.eye: " + DTYPE, () -> Tensor.eye(null, 2));
    says("Tensor.rand: " + DTYPE, () -> Tensor.rand(null, 0, 2));
    says("Tensor.randn: " + DTYPE, () -> Tensor.randn(null, 0, 2));
    says("Tensor.fromBits: " + DTYPE, () -> Tensor.fromBits(null, new short[2], 2));
    says("Tensor.fromDoubles: " + DTYPE, () -> Tensor.fromDoubles(null, new double[2], 2));
    says("Tensor.fromLongs: " + DTYPE, () -> Tensor.fromLongs(null, new long[2], 2));
  }

  @Test
  void namesTheShape() {
    long[] none = null;
    says("Tensor.zeros: " + SHAPE, () -> Tensor.zeros(DType.F32, none));
    says("Tensor.ones: " + SHAPE, () -> Tensor.ones(DType.F32, none));
    says("Tensor.empty: " + SHAPE, () -> Tensor.empty(DType.F32, none));
    says("Tensor.full: " + SHAPE, () -> Tensor.full(DType.F32, 1.5, none));
    says("Tensor.randn: " + SHAPE, () -> Tensor.randn(DType.F32, 0, none));
    says("Tensor.fromArray: " + SHAPE, () -> Tensor.fromArray(new float[2], none));
    says("Tensor.copyOf: " + SHAPE, () -> Tensor.copyOf(new int[2], none));
  }

  @Test
  void namesTheArray() {
    says("Tensor.of: argument values" + ARRAY, () -> Tensor.of((float[]) null));
    says("Tensor.of: argument values" + ARRAY, () -> Tensor.of((long[]) null));
    says("Tensor.fromArray: argument array" + ARRAY, () -> Tensor.fromArray((float[]) null));
    says("Tensor.fromArray: argument array" + ARRAY, () -> Tensor.fromArray((float[]) null, 2));
    says("Tensor.fromArray: argument array" + ARRAY, () -> Tensor.fromArray((boolean[]) null, 2));
    says("Tensor.copyOf: argument array" + ARRAY, () -> Tensor.copyOf((double[]) null, 2));
    says("Tensor.fromUnsigned: argument array" + ARRAY, () -> Tensor.fromUnsigned(null, 2));
    says("Tensor.fromBits: argument bits" + ARRAY, () -> Tensor.fromBits(DType.F16, null, 2));
    says(
        "Tensor.fromDoubles: argument values" + ARRAY,
        () -> Tensor.fromDoubles(DType.F32, null, 2));
    says("Tensor.fromLongs: argument values" + ARRAY, () -> Tensor.fromLongs(DType.I8, null, 2));
  }

  @Test
  void namesTheOtherTensor() {
    String other = "argument other: found null, expected Tensor.";
    says("Tensor.equal: " + other, () -> x.equal(null));
    says("Tensor.allClose: " + other, () -> x.allClose(null));
    says(
        "Tensor.emptyLike: argument like: found null, expected Tensor.",
        () -> Tensor.emptyLike(null, DType.F32));
  }

  private static void says(String message, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(WrongArgumentException.class).hasMessage(message);
  }
}
