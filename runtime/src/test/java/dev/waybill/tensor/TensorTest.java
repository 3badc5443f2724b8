package dev.waybill.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.Key;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Factories, elements and printing.
class TensorTest {

  @Test
  void copiesValuesAndSharesArrays() {
    float[] array = {1, 2, 3, 4};
    Tensor shared = Tensor.fromArray(array, 2, 2);
    Tensor copied = Tensor.of(array);
    array[3] = 9;
    assertThat(shared.getFloat(1, 1)).isEqualTo(9);
    assertThat(copied.getFloat(3)).isEqualTo(4);
    assertThat(shared.floatArray()).isSameAs(array);
    assertThat(shared.toFloatArray()).containsExactly(1, 2, 3, 9).isNotSameAs(array);
    assertThat(shared.keys()).isEqualTo(Key.CPU.bit() | Key.INPLACE_OR_VIEW.bit());
  }

  @Test
  void makesTensorsOfEveryDtype() {
    assertThat(Tensor.of(1.5, 2).toDoubleArray()).containsExactly(1.5, 2);
    assertThat(Tensor.of(1, 2).toIntArray()).containsExactly(1, 2);
    assertThat(Tensor.of(1L, 2L).toLongArray()).containsExactly(1, 2);
    assertThat(Tensor.of(true, false).toBooleanArray()).containsExactly(true, false);
    assertThat(Tensor.zeros(DType.I64, 2, 3).toLongArray()).containsExactly(0, 0, 0, 0, 0, 0);
    assertThat(Tensor.ones(DType.BOOL, 2).toBooleanArray()).containsExactly(true, true);
    assertThat(Tensor.full(DType.F64, 0.25, 2).toDoubleArray()).containsExactly(0.25, 0.25);
    assertThat(Tensor.full(DType.F32, 16777216, 1).toFloatArray()).containsExactly(0x1p24f);
    assertThat(Tensor.arange(3).toLongArray()).containsExactly(0, 1, 2);
    assertThat(Tensor.arange(DType.I32, 5, -2, -3).toIntArray()).containsExactly(5, 2, -1);
    assertThat(Tensor.arange(DType.F32, 0, 0, 1).size()).isZero();
  }

  @Test
  void readsElementsThroughTheLayout() {
    float[] array = {0, 1, 2, 3, 4, 5};
    Layout columns = Layout.strided(1, new long[] {2, 2}, new long[] {1, 3});
    Tensor view = Tensor.of(new HeapStorage(array), columns, DType.F32);
    assertThat(view.toFloatArray()).containsExactly(1, 4, 2, 5);
    assertThat(view.getDouble(0, 1)).isEqualTo(4);
    assertThat(view).hasToString("tensor([[1., 4.],\n        [2., 5.]])");
    assertThat(Tensor.of(7).item()).isEqualTo(7);
    assertThat(Tensor.of(7).getLong(0)).isEqualTo(7L);
    assertThat(Tensor.full(DType.BOOL, 1).item()).isEqualTo(true);
  }

  @Test
  void refusesWhatDoesNotFit() {
    says(
        () -> Tensor.fromArray(new int[3], 2, 2),
        "Tensor.fromArray: found shape [2, 2], of 4 elements, for an array of 3, expected a shape of"
            + " as many.");
    says(
        () -> Tensor.zeros(DType.F32, 2, -1),
        "Tensor.zeros: found a negative length in shape [2, -1], expected 0 or more.");
    says(
        () -> Tensor.zeros(DType.F32, 1L << 31),
        "Tensor.zeros: found shape [2147483648], which is too large for a Java array, expected fewer"
            + " than 2,147,483,640 elements.");
    says(
        () -> Tensor.zeros(DType.F32, 1L << 32, 1L << 32),
        "Tensor.zeros: found shape [4294967296, 4294967296] of 18446744073709551616 elements, more"
            + " than a long can count, expected at most 9223372036854775807.");
    says(
        () -> Tensor.copyOf(new int[3], 2),
        "Tensor.copyOf: found shape [2], of 2 elements, for an array of 3, expected a shape of as"
            + " many.");
    says(
        () -> Tensor.rand(DType.F64, 1, -4),
        "Tensor.rand: found a negative length in shape [-4], expected 0 or more.");
    says(
        () -> Tensor.eye(DType.F32, -1),
        "Tensor.eye: found a negative length in shape [-1, -1], expected 0 or more.");
    says(
        () -> Tensor.arange(DType.I64, Long.MIN_VALUE, Long.MAX_VALUE, 1),
        "Tensor.arange: found shape [18446744073709551615], which is too large for a Java array,"
            + " expected fewer than 2,147,483,640 elements.");
    says(() -> Tensor.of(1f, 2f).item(), "Tensor.item: found shape [2], expected one element.");
    says(
        () -> Tensor.of(1f, 2f).getFloat(2),
        "Tensor.get: found index [2], expected one inside shape [2].");
    says(
        () -> Tensor.of(1f).getFloat(0, 0),
        "Tensor.get: found index [0, 0], expected one inside shape [1].");
    says(
        () -> Tensor.of(new HeapStorage(new float[3]), Layout.dense(0, 4), DType.F32),
        "Tensor.of: found a storage of 3 elements for offset 0, shape [4], strides [1], expected at"
            + " least 4.");
  }

  @Test
  void refusesValuesThatADtypeCannotHold() {
    refuses(
        () -> Tensor.zeros(DType.I32, 2).fullLike(0.5),
        "Tensor.fullLike: argument value: found 0.5, expected a value of i32.");
    refuses(
        () -> Tensor.arange(DType.I8, 0, 1_000, 1),
        "Tensor.arange: argument end: found 999, expected a value of i8.");
    refuses(
        () -> Tensor.full(DType.I32, 1L << 31, 1),
        "Tensor.full: argument value: found 2147483648, expected a value of i32.");
    refuses(
        () -> Tensor.full(DType.F32, 16777217, 1),
        "Tensor.full: argument value: found 16777217, expected a value of f32.");
    refuses(
        () -> Tensor.full(DType.BOOL, 2, 1),
        "Tensor.full: argument value: found 2, expected a value of bool.");
    refuses(
        () -> Tensor.full(DType.I64, 0.5, 1),
        "Tensor.full: argument value: found 0.5, expected a value of i64.");
    refuses(
        () -> Tensor.arange(DType.I32, 0, 1, 0),
        "Tensor.arange: argument step: found 0, expected another number.");
    refuses(() -> Tensor.of(1f).intArray(), "Tensor: found dtype f32, expected i32.");
    refuses(
        () -> DType.parse("f8"),
        "DType.parse: argument text: found f8, expected f32, f64, i8, i16, i32, i64, u8, bool, f16 or bf16.");
    refuses(
        () -> Tensor.of(new HeapStorage(new int[1]), Layout.dense(0, 1), DType.F32),
        "Tensor.of: argument storage: found a int[], expected a float[] for dtype f32.");
  }

  @Test
  void holdsSmallWholeNumbers() {
    byte[] bits = {0, 127, (byte) 128, -1};
    Tensor unsigned = Tensor.fromUnsigned(bits, 2, 2);
    Tensor signed = Tensor.fromArray(bits, 4);
    assertThat(unsigned.toLongArray()).containsExactly(0, 127, 128, 255);
    assertThat(signed.toDoubleArray()).containsExactly(0, 127, -128, -1);
    assertThat(unsigned.byteArray()).isSameAs(signed.byteArray());
    assertThat(unsigned.getLong(1, 1)).isEqualTo(255);
    assertThat(Tensor.fromUnsigned(new byte[] {-2}, 1).item()).isEqualTo(254);
    assertThat(Tensor.fromArray(new short[] {-3}).toShortArray()).containsExactly(-3);
    assertThat(Tensor.full(DType.U8, 200, 1).toLongArray()).containsExactly(200);
    assertThat(Tensor.arange(DType.I8, 126, 128, 1).toByteArray()).containsExactly(126, 127);
    refuses(
        () -> Tensor.arange(DType.I8, 126, 129, 1),
        "Tensor.arange: argument end: found 128, expected a value of i8.");
    refuses(
        () -> Tensor.full(DType.U8, -1, 1),
        "Tensor.full: argument value: found -1, expected a value of u8.");
    refuses(() -> unsigned.shortArray(), "Tensor: found dtype u8, expected i16 or f16 or bf16.");
    refuses(() -> Tensor.of(1f).byteArray(), "Tensor: found dtype f32, expected i8 or u8.");
    refuses(
        () -> Tensor.of(1f).toLongArray(),
        "Tensor: found dtype f32, expected one of whole numbers, or bool.");
  }

  /// Expected values by C's casts, which PyTorch uses.
  @Test
  void castsNumbers() {
    long[] whole = {300, -1, 0};
    assertThat(Tensor.fromLongs(DType.U8, whole, 3).toLongArray()).containsExactly(44, 255, 0);
    assertThat(Tensor.fromLongs(DType.I8, whole, 3).toLongArray()).containsExactly(44, -1, 0);
    assertThat(Tensor.fromLongs(DType.BOOL, whole, 3).toLongArray()).containsExactly(1, 1, 0);
    double[] real = {-1.9, 0.5, Double.NaN};
    assertThat(Tensor.fromDoubles(DType.U8, real, 3).toLongArray()).containsExactly(255, 0, 0);
    assertThat(Tensor.fromDoubles(DType.BOOL, real, 3).toBooleanArray())
        .containsExactly(true, true, true);
    assertThat(Tensor.fromDoubles(DType.F32, real, 3).toFloatArray())
        .containsExactly(-1.9f, 0.5f, Float.NaN);
  }

  @Test
  void countsWritesOncePerStorage() {
    Tensor base = Tensor.of(1f, 2f, 3f, 4f);
    Tensor view = base.alias(Layout.strided(1, new long[] {2}, new long[] {2}));
    Tensor inner = view.alias(Layout.dense(3));
    assertThat(inner.item()).isEqualTo(4f);
    assertThat(view.base()).isSameAs(base);
    assertThat(inner.base()).isSameAs(base);
    assertThat(base.base()).isNull();
    inner.storage().bump();
    assertThat(base.storage().version()).isEqualTo(1);
    says(
        () -> base.alias(Layout.dense(1, 4)),
        "Tensor.alias: found a storage of 4 elements for offset 1, shape [4], strides [1], expected"
            + " at least 5.");
  }

  @Test
  void knowsTensorsWithoutData() {
    Tensor meta = Tensor.of(new MetaStorage(6), Layout.dense(0, 2, 3), DType.F32);
    assertThat(meta.keys()).isEqualTo(Key.META.bit() | Key.INPLACE_OR_VIEW.bit());
    refuses(
        meta::toFloatArray,
        "Tensor: found a tensor of device meta, whose elements cannot be read, expected one of device"
            + " cpu.");
    says(() -> new MetaStorage(-1), "MetaStorage: found capacity -1, expected 0 or more.");
  }

  private static void says(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(ShapeException.class).hasMessage(message);
  }

  private static void refuses(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(WrongArgumentException.class).hasMessage(message);
  }
}
