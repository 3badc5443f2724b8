package dev.waybill.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The functions against `Math` in `double`, and the error function against its series (Abramowitz
/// and Stegun 7.1.6) and its continued fraction (7.1.14).
@SuppressWarnings("FloatingPointLiteralPrecision") // the float that is meant is the nearest
class VectorMathTest {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int BLOCK = 1 << 12;

  /// What is promised: a function, its exact twin, and the most units in the last place between.
  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  enum Function {
    EXP(VectorMath::exp, Math::exp, 1),
    LOG(VectorMath::log, Math::log, 1),
    LOG1P(VectorMath::log1p, Math::log1p, 3),
    TANH(VectorMath::tanh, Math::tanh, 1.5),
    SIGMOID(VectorMath::sigmoid, x -> 1 / (1 + Math.exp(-x)), 2.5),
    SILU(VectorMath::silu, x -> x / (1 + Math.exp(-x)), 3.5),
    ERF(VectorMath::erf, VectorMathTest::erf, 1.5),
    ERFC(VectorMath::erfc, ScalarMath::erfc, 400),
    GELU(VectorMath::gelu, VectorMathTest::gelu, 100),
    GELU_TANH(VectorMath::geluTanh, VectorMathTest::geluTanh, 250);

    private final UnaryOperator<FloatVector> fast;
    private final DoubleUnaryOperator exact;
    private final double ulps;

    Function(UnaryOperator<FloatVector> fast, DoubleUnaryOperator exact, double ulps) {
      this.fast = fast;
      this.exact = exact;
      this.ulps = ulps;
    }

    void checkEach(int stride) {
      long blocks = (1L << 32) / stride / BLOCK + 1;
      IntStream.range(0, (int) blocks)
          .parallel()
          .forEach(block -> check((long) block * BLOCK * stride, stride));
    }

    private void check(long first, int stride) {
      float[] x = new float[BLOCK];
      for (int i = 0; i < BLOCK; i++) {
        x[i] = Float.intBitsToFloat((int) (first + (long) i * stride));
      }
      float[] y = apply(fast, x);
      for (int i = 0; i < BLOCK; i++) {
        check(x[i], y[i]);
      }
    }

    private void check(float x, float found) {
      double wanted = exact.applyAsDouble(x);
      float rounded = (float) wanted;
      boolean isExact =
          Float.isNaN(rounded) ? Float.isNaN(found) : Float.compare(rounded, found) == 0;
      double most = ulps;
      if (this == ERFC) {
        most = x < 1 ? 8 : ulps;
      }
      if (this == GELU || this == GELU_TANH) {
        most = x > -2 ? 8 : ulps;
      }
      if (!isExact && !(Math.abs(found - wanted) < most * Math.ulp(rounded))) {
        throw new AssertionError(
            this + " of " + x + ": found " + found + ", expected " + wanted + " ± " + most);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsToItsErrors(Function function) {
    function.checkEach(10_007);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("full")
  void keepsToItsErrorsAmongAllFloats(Function function) {
    function.checkEach(function == Function.ERF || function == Function.GELU ? 499 : 31);
  }

  // exp(88.722831) is the last below the largest float; below -103.972 half the least float is
  // more.
  @Test
  void meetsTheEndsOfTheRange() {
    assertThat(apply(VectorMath::exp, 88.722831f, 88.72284f, -103.972f, -104f, -87.5f))
        .containsExactly(
            (float) Math.exp(88.722831f),
            Float.POSITIVE_INFINITY,
            1e-45f,
            0,
            (float) Math.exp(-87.5));
    assertThat(apply(VectorMath::log, 1e-45f, 0f, -0f, -1f, 1f))
        .containsExactly(
            (float) Math.log(1.401298464324817e-45),
            Float.NEGATIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.NaN,
            0);
    assertThat(apply(VectorMath::tanh, 1e-45f, -0f, 10, -99, Float.NEGATIVE_INFINITY))
        .containsExactly(1e-45f, -0f, 1, -1, -1);
    assertThat(apply(VectorMath::sigmoid, -88.5f, -103f, -104f, 99, Float.NEGATIVE_INFINITY))
        .containsExactly((float) Math.exp(-88.5), 1e-45f, 0, 1, 0);
    assertThat(apply(VectorMath::erf, 4, -4, Float.NEGATIVE_INFINITY, -0f, Float.NaN))
        .containsExactly(1, -1, -1, -0f, Float.NaN);
  }

  // x Φ(x) and x σ(x) to 9 digits: mpmath, ncdf and 1 / (1 + exp(-x)) with 30.
  @Test
  void keepsDigitsBelowZero() {
    checkParts(
        apply(VectorMath::gelu, -5, -10, -13),
        1e-5,
        -1.43325786e-06,
        -7.61985302e-23,
        -7.95231372e-38);
    checkParts(
        apply(VectorMath::silu, -30, -87, -95),
        1e-3,
        -2.80728689e-12,
        -1.43185595e-36,
        -5.24502816e-40);
  }

  private static void checkParts(float[] found, double part, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(found[i] / expected[i]).isBetween(1 - part, 1 + part);
    }
  }

  // NaN of any payload: bits that are moved to exponents must not make a number of it.
  @Test
  void leavesNoNaN() {
    for (int bits : new int[] {0x7FC00000, 0x7F800001, 0xFFC00123, 0x7FFFFFFF, 0xFFFFFFFF}) {
      for (Function function : Function.values()) {
        assertThat(apply(function.fast, Float.intBitsToFloat(bits))[0]).as("%s", function).isNaN();
      }
    }
  }

  @Test
  void keepsTheSignOfZero() {
    for (Function function : Function.values()) {
      float exact = (float) function.exact.applyAsDouble(-0.0);
      assertThat(apply(function.fast, -0f)).as("%s", function).containsExactly(exact);
    }
  }

  @Test
  void givesSameBitsForNegativesInSoftmax() {
    float[] x = new float[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      x[i] = -i / 37f;
    }
    assertThat(apply(VectorMath::expOfNegative, x)).containsExactly(apply(VectorMath::exp, x));
  }

  private static float[] apply(UnaryOperator<FloatVector> function, float... x) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i += SPECIES.length()) {
      VectorMask<Float> mask = SPECIES.indexInRange(i, x.length);
      function.apply(FloatVector.fromArray(SPECIES, x, i, mask)).intoArray(y, i, mask);
    }
    return y;
  }

  private static double geluTanh(double x) {
    return x / (1 + Math.exp(-2 * Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
  }

  private static double gelu(double x) {
    if (x == Double.NEGATIVE_INFINITY) {
      return Double.NaN;
    }
    double tail = 0.5 * erfc(Math.min(40, Math.abs(x) * Math.sqrt(0.5)));
    return Math.copySign(1, x) < 0 ? x * tail : x - x * tail;
  }

  private static double erf(double x) {
    double z = Math.abs(x);
    return Double.isNaN(x) ? x : Math.copySign(z < 2 ? series(z, 80) : 1 - erfc(z), x);
  }

  private static double erfc(double x) {
    if (x < 2) {
      return 1 - series(x, 80);
    }
    double fraction = 0;
    for (int k = 120; k > 0; k--) {
      fraction = k / 2.0 / (x + fraction);
    }
    return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction);
  }

  private static double series(double x, int terms) {
    double term = x;
    double sum = x;
    for (int k = 1; k < terms; k++) {
      term *= 2 * x * x / (2 * k + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }
}
