package dev.waybill.processor.elementwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions as text, and that they stay the same functions. */
class FormulaTextTest {

  @Test
  void writesOperationsBeforeWhatTheyAreDoneTo() {
    assertThat(
            FormulaText.write(
                Scalars.body("static double f(double x, double S) { return x > 0 ? x : x * S; }"),
                "(double, double)"))
        .isEqualTo("f(double,double) (IF (GT p0 0.0) p0 (MUL p0 p1))");
    assertThat(
            FormulaText.write(
                Scalars.body(
                    "static double f(double x) { double e = Math.exp(x); return e + 1 / e; }"),
                "(double)"))
        .isEqualTo("f(double) (LET v0 (EXP p0) (ADD v0 (DIV 1.0 v0)))");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "-1.5e-7",
        "Math.max(x, 0.5) - Math.min(1, -x)",
        "Math.fma(x, x, Math.tanh(x)) * Math.tanh(x)",
        "x > 1 || x < -1 && !(x == -2) ? Math.expm1(x) : x / 3",
        "Double.isNaN(x) ? 1 : Math.pow(x * x, 1.5)"
      })
  void readsWhatItWrote(String expression) {
    Body body = Scalars.body("static double f(double x) { return " + expression + "; }");
    List<Expression> arguments =
        body.parameters().stream().map(Expression.class::cast).collect(Collectors.toList());

    Expression read =
        FormulaText.read(
            List.of("f(long) p0", FormulaText.write(body, "(double)")), "f", "(double)", arguments);

    for (double x : new double[] {-2.5, -1, -0.0, 0.25, 1, 3}) {
      Functions at = new Functions(Map.of("x", x));
      assertThat(at.real(Objects.requireNonNull(read)))
          .isCloseTo(at.real(body.result()), within(0.0));
    }
  }

  @Test
  void knowsNothingOfOtherWords() {
    List<Expression> x =
        List.of(new Expression.Parameter("x", Expression.Role.ELEMENT, 0, Type.REAL));

    assertThat(FormulaText.read(List.of("f(double) (BESSEL p0)"), "f", "(double)", x)).isNull();
    assertThat(FormulaText.read(List.of("f(double) (ADD p0"), "f", "(double)", x)).isNull();
    assertThat(FormulaText.read(List.of("g(double) p0", "f(float) p0"), "f", "(double)", x))
        .isNull();
  }
}
