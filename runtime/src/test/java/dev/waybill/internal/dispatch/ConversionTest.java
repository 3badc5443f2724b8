package dev.waybill.internal.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.internal.fixture.Library;
import dev.waybill.registry.Registry;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What a caller by name may write for tensors, arrays and dtypes.
class ConversionTest {
  private static final Tensor X = Tensor.of(1f);

  private final Registry registry =
      new Library("org.t:t:1.0", "t.T")
          .op(
              "t.t",
              "t(Tensor x, int[] dim = null, DType dtype = f64, List<Tensor> more = null) -> Object",
              "",
              () -> Arrays::asList,
              Tensor.class,
              int[].class,
              DType.class,
              List.class)
          .registry();

  @Test
  void makesPlainNumbersWrappedOnes() {
    assertWrapped(2.5, DType.F64, 2.5);
    assertWrapped(2.5f, DType.F64, 2.5);
    assertWrapped(3, DType.I64, 3L);
    assertWrapped((byte) -3, DType.I64, -3L);
    assertWrapped(Long.MAX_VALUE, DType.I64, Long.MAX_VALUE);
    assertWrapped(true, DType.BOOL, true);
    assertThat(Conversion.convert("2", Tensor.class)).isNull();
    assertThat(Conversion.convert(List.of(2), Tensor.class)).isNull();
  }

  @Test
  void makesListsAndSingleNumbersArrays() {
    assertThat(Conversion.convert(List.of(1L, 2, (short) 3), int[].class))
        .isEqualTo(new int[] {1, 2, 3});
    assertThat(Conversion.convert(List.of(), long[].class)).isEqualTo(new long[0]);
    assertThat(Conversion.convert(List.of(1, 0.5, 2f), double[].class))
        .isEqualTo(new double[] {1, 0.5, 2});
    assertThat(Conversion.convert(7, long[].class)).isEqualTo(new long[] {7});
    assertThat(Conversion.convert(7L, int[].class)).isEqualTo(new int[] {7});
    assertThat(Conversion.convert(7L, double[].class)).isEqualTo(new double[] {7});
    assertThat(Conversion.convert(new int[] {1, 2}, long[].class)).isEqualTo(new long[] {1, 2});
    assertThat(Conversion.convert(new long[] {1, 2}, int[].class)).isEqualTo(new int[] {1, 2});
  }

  @Test
  void refusesArraysThatWouldLoseSomething() {
    assertThat(Conversion.convert(List.of(1, 1.5), int[].class)).isNull();
    assertThat(Conversion.convert(List.of(1L << 32), int[].class)).isNull();
    assertThat(Conversion.convert(Collections.singletonList(null), long[].class)).isNull();
    assertThat(Conversion.convert(List.of("1"), long[].class)).isNull();
    assertThat(Conversion.convert(List.of(List.of(1)), long[].class)).isNull();
    assertThat(Conversion.convert(new long[] {1L << 32}, int[].class)).isNull();
    assertThat(Conversion.convert(1, String[].class)).isNull();
  }

  @Test
  void readsDtypesByTheirNames() {
    assertThat(Conversion.convert("bool", DType.class)).isEqualTo(DType.BOOL);
    assertThat(Conversion.parse("f32", DType.class)).isEqualTo(DType.F32);
    assertThat(Conversion.convert("float", DType.class)).isNull();
  }

  @Test
  void convertsInCallsAndSaysWhatDoesNotFit() {
    List<?> bound = (List<?>) call(Map.of("x", 1, "dim", 2, "dtype", "i8", "more", List.of(X)));
    assertThat(((Tensor) bound.get(0)).isWrappedNumber()).isTrue();
    assertThat(bound.get(1)).isEqualTo(new int[] {2});
    assertThat(bound.subList(2, 4)).isEqualTo(List.of(DType.I8, List.of(X)));
    assertThat((List<?>) call(Map.of("x", X))).isEqualTo(Arrays.asList(X, null, DType.F64, null));

    says(() -> call(Map.of("x", "one")), "argument x: found String \"one\", expected Tensor.");
    says(
        () -> call(Map.of("x", X, "dim", List.of(0, 1.5))),
        "argument dim: found a list [0, 1.5], expected int[].");
    says(
        () -> call(Map.of("x", X, "dtype", "float")),
        "argument dtype: found String \"float\", expected DType, one of " + DType.choices() + ".");
    says(
        () -> call(Map.of("x", X, "more", List.of(X, "y"))),
        "argument more: found String \"y\" at position 1, expected List<Tensor>.");
    says(
        () -> call(Map.of("x", X, "more", Collections.singletonList(null))),
        "argument more: found null at position 0, expected List<Tensor>.");
  }

  private Object call(Map<String, ?> arguments) {
    return Objects.requireNonNull(registry.op("t.t").call(arguments));
  }

  private static void assertWrapped(Object number, DType dtype, Object item) {
    Object converted = Objects.requireNonNull(Conversion.convert(number, Tensor.class));
    Tensor tensor = (Tensor) converted;
    assertThat(tensor.isWrappedNumber()).isTrue();
    assertThat(tensor.dtype()).isEqualTo(dtype);
    assertThat(tensor.item()).isEqualTo(item);
  }

  private static void says(ThrowingCallable call, String problem) {
    assertThatThrownBy(call)
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage("t.t: " + problem);
  }
}
