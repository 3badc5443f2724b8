package dev.waybill.tensor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.io.Npy;
import dev.waybill.io.Safetensors;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Storage of `f16` and `bf16`. What bits mean is worked out here from the fields of the format,
/// and what a number rounds to by exact distances.
class HalfFloatsTest {
  private static final int ALL = 1 << 16;

  @Test
  void readsAllValues() {
    for (DType dtype : List.of(DType.F16, DType.BF16)) {
      float[] found = all(dtype).to(DType.F32).toFloatArray();
      double[] wide = all(dtype).to(DType.F64).toDoubleArray();
      for (int bits = 0; bits < ALL; bits++) {
        double expected = value(dtype, bits);
        assertThat(Double.compare(found[bits], expected)).as("%s %x", dtype, bits).isZero();
        assertThat(Double.compare(wide[bits], expected)).as("%s %x", dtype, bits).isZero();
      }
      assertThat(all(dtype).toFloatArray()).containsExactly(found);
    }
  }

  @Test
  void bringsAllValuesBack() {
    for (DType dtype : List.of(DType.F16, DType.BF16)) {
      short[] found = all(dtype).to(DType.F32).to(dtype).toShortArray();
      for (int bits = 0; bits < ALL; bits++) {
        double expected = value(dtype, bits);
        boolean isNaN = Double.isNaN(value(dtype, found[bits] & 0xffff));
        assertThat(Double.isNaN(expected) ? isNaN : found[bits] == (short) bits)
            .as("%s %x", dtype, bits)
            .isTrue();
      }
    }
  }

  /// Between each two neighbours: the middle, and what is next to it in `double`.
  @Test
  void roundsToTheNearestAndOnTiesToTheEvenOne() {
    for (DType dtype : List.of(DType.F16, DType.BF16)) {
      int infinity = dtype == DType.F16 ? 0x7c00 : 0x7f80;
      for (int low = 0; low < infinity - 1; low++) {
        double middle = (value(dtype, low) + value(dtype, low + 1)) / 2; // exact
        int even = (low & 1) == 0 ? low : low + 1;
        check(dtype, middle, even);
        check(dtype, Math.nextDown(middle), low);
        check(dtype, Math.nextUp(middle), low + 1);
      }
      double largest = value(dtype, infinity - 1);
      double step = largest - value(dtype, infinity - 2);
      check(dtype, Math.nextDown(largest + step / 2), infinity - 1);
      check(dtype, largest + step / 2, infinity);
      check(dtype, Double.MAX_VALUE, infinity);
      check(dtype, Double.POSITIVE_INFINITY, infinity);
      check(dtype, Double.MIN_VALUE, 0);
    }
  }

  @Test
  void roundsFloatsAndWholeNumbersAtRandom() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      float number = Float.intBitsToFloat(random.nextInt());
      long whole = random.nextLong() >> random.nextInt(64);
      for (DType dtype : List.of(DType.F16, DType.BF16)) {
        if (Float.isFinite(number)) {
          checkNearest(
              dtype, new BigDecimal(number), Tensor.of(number).to(dtype).toDoubleArray()[0]);
        }
        checkNearest(
            dtype, BigDecimal.valueOf(whole), Tensor.of(whole).to(dtype).toDoubleArray()[0]);
      }
    }
  }

  @Test
  void movesBitsAsTheyAre() {
    for (DType dtype : List.of(DType.F16, DType.BF16)) {
      Tensor x = all(dtype).view(256, 256);
      Tensor turned = TensorOps.contiguous(x.transpose(0, 1));
      assertThat(bits(turned.transpose(0, 1).contiguous())).isEqualTo(bits(x));
      assertThat(bits(TensorOps.clone(x))).isEqualTo(bits(x));
      Tensor into = Tensor.zeros(dtype, 256, 256);
      into.copy_(x);
      assertThat(bits(into)).isEqualTo(bits(x));
      Tensor index = Tensor.arange(256).to(DType.I64);
      assertThat(bits(TensorOps.indexSelect(x, 0, index))).isEqualTo(bits(x));
      List<Tensor> halves =
          List.of(TensorOps.narrow(x, 0, 0, 100), TensorOps.narrow(x, 0, 100, 156));
      assertThat(bits(TensorOps.cat(halves, 0))).isEqualTo(bits(x));
      assertThat(bits(TensorOps.flip(TensorOps.flip(x, new int[] {1}), new int[] {1})))
          .isEqualTo(bits(x));
      assertThat(x.select(0, 0x3c).getFloat(0)).isEqualTo((float) value(dtype, 0x3c00));
    }
  }

  @Test
  void printsComparesAndFills() {
    Tensor x = Tensor.of(1f, 2.5f, Float.NaN).to(DType.F16);
    assertThat(x).hasToString("tensor([1.0000, 2.5000,    nan], dtype=f16)");
    assertThat(Tensor.full(DType.BF16, 0.1, 2).getFloat(1)).isEqualTo(0.100097656f);
    assertThat(Tensor.of(1f, 2.5f).to(DType.F16).equal(Tensor.of(1f, 2.5f).to(DType.F16))).isTrue();
    assertThat(Tensor.of(1f).to(DType.F16).equal(Tensor.of(1f).to(DType.BF16))).isFalse();
    assertThat(Tensor.of(1f).to(DType.F16).item()).isEqualTo(1f);
    assertThat(Arrays.stream(Tensor.rand(DType.BF16, 1, 10_000).toDoubleArray()))
        .allMatch(u -> u >= 0 && u < 1);
    assertThatThrownBy(() -> Tensor.full(DType.F16, 2049L, 1))
        .isInstanceOf(WrongArgumentException.class);
    assertThatThrownBy(() -> Tensor.fromBits(DType.I16, new short[1], 1))
        .hasMessage("Tensor.fromBits: argument dtype: found i16, expected f16 or bf16.");
  }

  /// Source: PyTorch, `torch.promote_types`.
  @Test
  void promotesAsPyTorch() {
    assertThat(Promotion.of(DType.F16, DType.BF16)).isEqualTo(DType.F32);
    assertThat(Promotion.of(DType.F16, DType.F32)).isEqualTo(DType.F32);
    assertThat(Promotion.of(DType.F64, DType.BF16)).isEqualTo(DType.F64);
    assertThat(Promotion.of(DType.I64, DType.F16)).isEqualTo(DType.F16);
    assertThat(Promotion.of(DType.BF16, DType.BOOL)).isEqualTo(DType.BF16);
    assertThat(Promotion.of(DType.U8, DType.I8)).isEqualTo(DType.I16);
  }

  /// From 2048 on, f16 has even numbers only; bf16 has them from 256 on.
  @Test
  void computesWideAndRoundsOnce() {
    Tensor x = Tensor.of(2048f, 1f, 1f).to(DType.F16);
    checkHolds(TensorOps.add(x, Tensor.scalar(1.0)), DType.F16, 2048, 2, 2);
    assertThat(TensorOps.sum(x).item()).isEqualTo(2050f);
    Tensor b = Tensor.of(256f, 3f).to(DType.BF16);
    checkHolds(TensorOps.add(b, Tensor.scalar(1.0)), DType.BF16, 256, 4);
    assertThat(TensorOps.matmul(b, b).item()).isEqualTo(65536f); // 65545 rounded to 8 bits
  }

  private static void checkHolds(@Nullable Tensor x, DType dtype, double... expected) {
    assertThat(x).extracting(Tensor::dtype).isEqualTo(dtype);
    assertThat(Objects.requireNonNull(x).toDoubleArray()).containsExactly(expected);
  }

  @Test
  void mixesInAnyOrder() {
    Tensor wide = Tensor.of(0.25f);
    Tensor half = Tensor.of(2048f).to(DType.F16);
    assertThat(TensorOps.add(wide, half)).hasToString("tensor([2048.2500])");
    assertThat(TensorOps.add(half, wide)).hasToString("tensor([2048.2500])");
  }

  /// d(Σ w²)/dw = 2w, and views and indices give their gradients back.
  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"F16", "BF16"})
  void collectsGradientsOfHalves(DType dtype) {
    Tensor w = Tensor.of(1f, 2f, 3f).to(dtype).requiresGrad(true);
    for (int i = 0; i < 2; i++) {
      TensorOps.sum(TensorOps.mul(w, w)).backward();
    }
    checkHolds(w.grad(), dtype, 4, 8, 12);
    w.setGrad(null);
    Tensor twice = TensorOps.expand(w, new long[] {2, 3});
    Tensor picked = TensorOps.indexSelect(w, 0, Tensor.of(2L, 2L));
    Tensor seen = TensorOps.narrow(w, 0, 1, 2);
    TensorOps.add(TensorOps.sum(twice), TensorOps.add(TensorOps.sum(picked), TensorOps.sum(seen)))
        .backward();
    checkHolds(w.grad(), dtype, 2, 3, 5);
  }

  @Test
  void derivesConversions() {
    Tensor weight = Tensor.of(1f, 2f).requiresGrad(true);
    Tensor half = weight.to(DType.F16);
    TensorOps.sum(half.to(DType.F32)).backward();
    assertThat(weight.grad()).hasToString("tensor([1., 1.])");
  }

  @Test
  void goesThroughFiles(@TempDir Path folder) throws IOException {
    Path npy = folder.resolve("x.npy");
    Npy.write(npy, all(DType.F16));
    assertThat(bits(Npy.read(npy))).isEqualTo(bits(all(DType.F16)));
    assertThat(new String(Files.readAllBytes(npy), 0, 60, ISO_8859_1)).contains("'descr': '<f2'");
    Path refused = folder.resolve("y.npy");
    assertThatThrownBy(() -> Npy.write(refused, all(DType.BF16)))
        .isInstanceOf(WrongArgumentException.class)
        .hasMessage(
            "Npy.write: argument tensor: found dtype bf16, which NumPy has not, expected another;"
                + " convert it with to(f32), or write safetensors.");
    assertThat(refused).doesNotExist();
    Path file = folder.resolve("x.safetensors");
    Safetensors.write(file, Map.of("a", all(DType.F16), "b", all(DType.BF16)));
    Safetensors read = Safetensors.open(file);
    assertThat(read.tensor("a").dtype()).isEqualTo(DType.F16);
    assertThat(read.tensor("b").dtype()).isEqualTo(DType.BF16);
    assertThat(bits(read.tensor("a"))).isEqualTo(bits(all(DType.F16)));
    assertThat(bits(read.tensor("b"))).isEqualTo(bits(all(DType.BF16)));
  }

  private static void check(DType dtype, double number, int expected) {
    Tensor both = Tensor.of(number, -number).to(dtype);
    assertThat(both.toShortArray())
        .as("%s %s", dtype, number)
        .containsExactly((short) expected, (short) (expected | 0x8000));
  }

  /// No other value of the dtype is nearer, and of two that are as near the even one was taken.
  private static void checkNearest(DType dtype, BigDecimal exact, double found) {
    int bits = bits(Tensor.of(found).to(dtype))[0] & 0x7fff;
    int infinity = dtype == DType.F16 ? 0x7c00 : 0x7f80;
    BigDecimal size = exact.abs();
    if (bits == infinity) {
      double largest = value(dtype, infinity - 1);
      double step = largest - value(dtype, infinity - 2);
      assertThat(size).isGreaterThanOrEqualTo(new BigDecimal(largest + step / 2));
      return;
    }
    BigDecimal distance = new BigDecimal(Math.abs(found)).subtract(size).abs();
    for (int other : new int[] {bits - 1, bits + 1}) {
      if (other >= 0 && other < infinity) {
        int order = new BigDecimal(value(dtype, other)).subtract(size).abs().compareTo(distance);
        assertThat(order > 0 || (order == 0 && (bits & 1) == 0)).as("%s %s", dtype, exact).isTrue();
      }
    }
  }

  private static Tensor all(DType dtype) {
    short[] bits = new short[ALL];
    for (int i = 0; i < ALL; i++) {
      bits[i] = (short) i;
    }
    return Tensor.fromBits(dtype, bits, ALL);
  }

  private static short[] bits(Tensor tensor) {
    return tensor.toShortArray();
  }

  /// The number that sign, exponent and fraction stand for.
  private static double value(DType dtype, int bits) {
    int fractionBits = dtype == DType.F16 ? 10 : 7;
    int exponentBits = 15 - fractionBits;
    int fraction = bits & ((1 << fractionBits) - 1);
    int exponent = bits >> fractionBits & ((1 << exponentBits) - 1);
    int bias = (1 << (exponentBits - 1)) - 1;
    double size;
    if (exponent == (1 << exponentBits) - 1) {
      size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (exponent == 0) {
      size = Math.scalb((double) fraction, 1 - bias - fractionBits);
    } else {
      size = Math.scalb((double) (fraction | 1 << fractionBits), exponent - bias - fractionBits);
    }
    return bits >> 15 == 0 ? size : -size;
  }
}
