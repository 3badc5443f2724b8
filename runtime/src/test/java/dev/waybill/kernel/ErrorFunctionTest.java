package dev.waybill.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFunctionTest {

  /// Values: Abramowitz and Stegun, "Handbook of Mathematical Functions", tables 7.1 and 7.3, with
  /// further digits from glibc's `erf`. They lie on both sides of each limit of the approximations.
  @ParameterizedTest
  @CsvSource({
    "1e-300, 1.1283791670955126e-300",
    "0.1, 0.1124629160182849",
    "0.46, 0.4846553900016797",
    "0.47, 0.4937450508860821",
    "0.5, 0.5204998778130465",
    "1, 0.8427007929497149",
    "2, 0.9953222650189527",
    "3, 0.9999779095030014",
    "3.9, 0.9999999652077514",
    "4.1, 0.9999999932999724",
    "5, 0.9999999999984626",
    "7, 1",
  })
  void agreesWithTables(double x, double expected) {
    assertThat(ErrorFunction.of(x)).isCloseTo(expected, within(4 * Math.ulp(expected)));
    assertThat(ErrorFunction.of(-x)).isEqualTo(-ErrorFunction.of(x));
  }

  /// Values: mpmath's `erfc` with 30 digits, on both sides of each limit.
  @ParameterizedTest
  @CsvSource({
    "-3, 1.99997790950300141",
    "0.4, 0.571607644953331524",
    "0.5, 0.479500122186953462",
    "2, 0.00467773498104726584",
    "3.9, 3.47922485972317671e-8",
    "4.1, 6.70002765408491844e-9",
    "10, 2.08848758376254476e-45",
    "26, 5.66319240885614285e-296",
    "28, 0",
  })
  void keepsDigitsOfSmallComplements(double x, double expected) {
    assertThat(ErrorFunction.complement(x)).isCloseTo(expected, within(8 * Math.ulp(expected)));
  }

  @Test
  void keepsItsLimits() {
    assertThat(ErrorFunction.of(Double.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(ErrorFunction.of(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(ErrorFunction.of(Double.NaN)).isNaN();
    assertThat(Double.doubleToRawLongBits(ErrorFunction.of(-0.0)))
        .isEqualTo(Double.doubleToRawLongBits(-0.0));
  }
}
