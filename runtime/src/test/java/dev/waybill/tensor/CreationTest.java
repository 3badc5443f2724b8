package dev.waybill.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.dispatch.WrongArgumentException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Tensors of known and random elements, and comparing them.
class CreationTest {

  @Test
  void countsAndDivides() {
    assertThat(Tensor.arange(DType.F64, 0.0, 1.0, 0.25).toDoubleArray())
        .containsExactly(0, 0.25, 0.5, 0.75);
    assertThat(Tensor.arange(DType.F32, 2.0, 0.5, -0.75).toFloatArray()).containsExactly(2, 1.25f);
    assertThat(Tensor.arange(DType.F32, 1.0, 0.0, 1.0).size()).isZero();
    assertThat(Tensor.linspace(DType.F64, -1, 1, 5).toDoubleArray())
        .containsExactly(-1, -0.5, 0, 0.5, 1);
    // numpy.linspace(0, 10, 4).astype(int)
    assertThat(Tensor.linspace(DType.I32, 0, 10, 4).toIntArray()).containsExactly(0, 3, 6, 10);
    assertThat(Tensor.linspace(DType.F32, 3, 7, 1).toFloatArray()).containsExactly(3);
    assertThat(Tensor.eye(DType.I64, 2, 3).toLongArray()).containsExactly(1, 0, 0, 0, 1, 0);
    assertThat(Tensor.eye(DType.BOOL, 2).toLongArray()).containsExactly(1, 0, 0, 1);
    refuses(
        () -> Tensor.arange(DType.F32, 0.0, 1.0, 0.0),
        "Tensor.arange: found start 0.0, end 1.0 and step 0.0, expected finite numbers, and a step"
            + " that is not 0.");
    refuses(
        () -> Tensor.linspace(DType.F32, 0, 1, -1),
        "Tensor.linspace: argument steps: found -1, expected 0 or more.");
    refuses(
        () -> Tensor.linspace(DType.BOOL, 0, 1, 2),
        "Tensor.linspace: argument dtype: found bool, expected a number's.");
  }

  @Test
  void takesShapeAndDtypeOfAnother() {
    Tensor like = Tensor.zeros(DType.I16, 2, 1);
    for (Tensor made : new Tensor[] {like.zerosLike(), like.emptyLike(), like.onesLike()}) {
      assertThat(made.dtype()).isEqualTo(DType.I16);
      assertThat(made.shape()).containsExactly(2, 1);
      assertThat(made.storage()).isNotSameAs(like.storage());
    }
    assertThat(like.onesLike().toShortArray()).containsExactly(1, 1);
    assertThat(like.fullLike(7).toShortArray()).containsExactly(7, 7);
    assertThat(Tensor.zeros(DType.F32, 1).fullLike(0.5).toFloatArray()).containsExactly(0.5f);
    float[] array = {1, 2};
    Tensor copy = Tensor.copyOf(array, 2, 1);
    array[0] = 9;
    assertThat(copy.toFloatArray()).containsExactly(1, 2);
  }

  /// The known answers of Random123's `kat_vectors` for philox4x32-10.
  @Test
  void drawsWhatPhiloxDraws() {
    assertThat(mixed(new int[4], 0, 0)).isEqualTo("6627e8d5 e169c58d bc57ac4c 9b00dbd8");
    assertThat(mixed(new int[] {-1, -1, -1, -1}, -1, -1))
        .isEqualTo("408f276d 41c83b0e a20bc7c6 6d5451fd");
    int[] pi = {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344};
    assertThat(mixed(pi, 0xa4093822, 0x299f31d0)).isEqualTo("d16cfe09 94fdcceb 5001e420 24126ea1");
    // The first words above, as the fraction they are.
    assertThat(new Philox(0).uniform(0)).isCloseTo(0x6627e8d5L / 0x1p32, within(0x1p-31));
    assertThat(new Philox(0).uniform(1)).isCloseTo(0xbc57ac4cL / 0x1p32, within(0x1p-31));
    assertThat(new Philox(0, 1).block(0)).isNotEqualTo(new Philox(0).block(0));
  }

  @Test
  void spreadsAsTheDistributionsDo() {
    int n = 100_000;
    double[] uniform = Tensor.rand(DType.F32, 7, n).toDoubleArray();
    assertThat(Arrays.stream(uniform).min().orElseThrow()).isBetween(0.0, 1e-4);
    assertThat(Arrays.stream(uniform).max().orElseThrow()).isBetween(1 - 1e-4, 1 - 0x1p-24);
    // Five standard errors: sqrt(1/12/n) and, of the normal's square, sqrt(2/n).
    assertThat(mean(uniform)).isCloseTo(0.5, within(5 * Math.sqrt(1.0 / 12 / n)));
    double[] normal = Tensor.randn(DType.F64, 7, 2, n / 2).toDoubleArray();
    assertThat(mean(normal)).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(mean(Arrays.stream(normal).map(x -> x * x).toArray()))
        .isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
    double[] products = IntStream.range(1, n).mapToDouble(i -> normal[i] * normal[i - 1]).toArray();
    assertThat(mean(products)).isCloseTo(0, within(5 / Math.sqrt(n)));
    assertThat(Tensor.rand(DType.F64, 7, 3).equal(Tensor.rand(DType.F64, 7, 3))).isTrue();
    assertThat(Tensor.rand(DType.F64, 7, 3).equal(Tensor.rand(DType.F64, 8, 3))).isFalse();
    refuses(
        () -> Tensor.rand(DType.I32, 1, 2),
        "Tensor.rand: argument dtype: found i32, expected a floating one.");
  }

  @Test
  void compares() {
    Tensor a = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
    Tensor turned = a.alias(Layouts.t(a.layout()));
    assertThat(a.equal(Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2))).isTrue();
    assertThat(turned.equal(Tensor.fromArray(new float[] {1, 3, 2, 4}, 2, 2))).isTrue();
    assertThat(a.equal(turned)).isFalse();
    assertThat(a.equal(Tensor.of(1f, 2f, 3f, 4f))).isFalse();
    assertThat(Tensor.of(0f).equal(Tensor.of(-0f))).isTrue();
    assertThat(Tensor.of(Float.NaN).equal(Tensor.of(Float.NaN))).isFalse();
    assertThat(Tensor.of(1L << 53).equal(Tensor.of((1L << 53) + 1))).isFalse();
    assertThat(Tensor.of(1).equal(Tensor.of(1L))).isFalse();
    assertThat(Tensor.of(1.000009, 0).allClose(Tensor.of(1.0, 1e-9))).isTrue();
    assertThat(Tensor.of(1.00002).allClose(Tensor.of(1.0))).isFalse();
    assertThat(Tensor.of(Double.NaN).allClose(Tensor.of(Double.NaN))).isFalse();
    assertThat(Tensor.of(Double.NaN).allClose(Tensor.of(Double.NaN), 0, 0, true)).isTrue();
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(Tensor.of(infinity).allClose(Tensor.of(infinity))).isTrue();
    assertThat(Tensor.of(1.0).allClose(Tensor.of(infinity))).isFalse();
    assertThat(Tensor.ones(DType.F64, 2, 2).allClose(Tensor.ones(DType.F32, 2))).isTrue();
  }

  private static String mixed(int[] counter, int key0, int key1) {
    Philox.mix(counter, key0, key1);
    return String.join(" ", Arrays.stream(counter).mapToObj(Integer::toHexString).toList());
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static void refuses(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(WrongArgumentException.class).hasMessage(message);
  }
}
