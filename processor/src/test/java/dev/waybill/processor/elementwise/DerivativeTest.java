package dev.waybill.processor.elementwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.processor.elementwise.Expression.Parameter;
import dev.waybill.processor.elementwise.Expression.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ops that are written by hand today: each derivative equals a central difference, and the
 * formula of the gradient that was written by hand, also where the function has a kink.
 */
class DerivativeTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final List<Double> POINTS =
      List.of(-30.0, -3.7, -1.0, -0.6, -1e-3, 1e-3, 0.3, 1.0, 2.5, 11.0, 30.0);

  /** A function, by which parameter, from where, and the former gradient's formula, gy apart. */
  record Case(
      String method, String by, double from, ToDoubleFunction<double[]> slope, String saved) {
    @Override
    public String toString() {
      return method;
    }
  }

  private static Case unary(String body, ToDoubleFunction<Double> slope, String saved) {
    return from(-INFINITY, body, slope, saved);
  }

  private static Case from(
      double least, String body, ToDoubleFunction<Double> slope, String saved) {
    return new Case(
        "static double f(double x) { " + body + " }",
        "x",
        least,
        v -> slope.applyAsDouble(v[0]),
        saved);
  }

  private static Case binary(
      String body, String by, ToDoubleFunction<double[]> slope, String saved) {
    return new Case(
        "static double f(double x, double y) { " + body + " }", by, -INFINITY, slope, saved);
  }

  static Stream<Case> unary() {
    return Stream.of(
        unary("return Math.exp(x);", Math::exp, "result"),
        from(1e-9, "return Math.log(x);", x -> 1 / x, "x"),
        from(-0.99, "return Math.log1p(x);", x -> 1 / (x + 1), "x"),
        unary("return Math.expm1(x);", x -> Math.expm1(x) + 1, "result"),
        from(1e-9, "return Math.sqrt(x);", x -> 1 / (Math.sqrt(x) * 2), "result"),
        from(1e-9, "return 1 / Math.sqrt(x);", x -> -0.5 * Math.pow(x, -1.5), "result"),
        unary("return 1 / (1 + Math.exp(-x));", x -> (1 - sigmoid(x)) * sigmoid(x), "result"),
        unary("return Math.tanh(x);", x -> 1 - Math.tanh(x) * Math.tanh(x), "result"),
        unary("return ScalarMath.erf(x);", x -> Math.exp(-x * x) * (2 / Math.sqrt(Math.PI)), "x"),
        unary("return Math.cbrt(x);", x -> Math.pow(Math.abs(x), -2.0 / 3) / 3, "result"),
        unary("return Math.asin(Math.tanh(x) / 2);", DerivativeTest::asinSlope, "x"),
        unary("return Math.acos(Math.tanh(x) / 2);", x -> -asinSlope(x), "x"),
        unary("return Math.toDegrees(x);", x -> 180 / Math.PI, ""),
        unary("return Math.abs(x);", x -> x > 0 ? 1 : x < 0 ? -1 : 0, "x"),
        unary("return Math.sin(x);", Math::cos, "x"),
        unary("return Math.cos(x);", x -> -Math.sin(x), "x"),
        unary("return x > 0 ? 1 : x < 0 ? -1 : 0;", x -> 0, ""),
        unary("return Math.floor(x + 0.01);", x -> 0, ""),
        unary("return x <= 0 ? 0 : x;", x -> x <= 0 ? 0 : 1, "result"),
        unary("final double s = 0.01; return x > 0 ? x : x * s;", x -> x > 0 ? 1 : 0.01, "x"),
        unary("return x / (1 + Math.exp(-x));", x -> sigmoid(x) * (1 + x * (1 - sigmoid(x))), "x"),
        unary(
            "return x > 0 ? x : 0.7 * Math.expm1(x);",
            x -> x > 0 ? 1 : 0.7 * Math.exp(Math.min(x, 0)),
            "x"),
        unary(
            "double z = 2 * x; return z > 20 ? x"
                + " : (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)))) / 2;",
            x -> 2 * x > 20 ? 1 : sigmoid(2 * x),
            "x"),
        unary(
            "return x * 0.5 * ScalarMath.erfc(-x * Math.sqrt(0.5));",
            x ->
                0.5 * (1 + Functions.erf(x * Math.sqrt(0.5)))
                    + x * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI),
            "x"),
        unary(
            "final double c = -2 * Math.sqrt(2 / Math.PI);"
                + " return x / (1 + Math.exp(c * (x + 0.044715 * x * x * x)));",
            DerivativeTest::geluTanhSlope,
            "x"),
        unary("return ScalarMath.clamp(x, -0.6, 2.5);", x -> x >= -0.6 && x <= 2.5 ? 1 : 0, "x"));
  }

  static Stream<Case> binary() {
    return Stream.of(
        binary("return x + y;", "x", v -> 1, ""),
        binary("return x - y;", "y", v -> -1, ""),
        binary("return x * y;", "x", v -> v[1], "y"),
        binary("return x / y;", "x", v -> 1 / v[1], "y"),
        binary("return x / y;", "y", v -> -v[0] / (v[1] * v[1]), "x y"),
        binary("return Math.hypot(x, y);", "x", v -> Math.cos(angle(v)), "x y"),
        binary("return Math.hypot(x, y);", "y", v -> Math.sin(angle(v)), "x y"),
        binary("return Math.atan2(y, x);", "y", v -> Math.cos(angle(v)) / size(v), "x y"),
        binary("return Math.atan2(y, x);", "x", v -> -Math.sin(angle(v)) / size(v), "x y"),
        binary("return Math.copySign(x, y);", "x", v -> v[0] * v[1] < 0 ? -1 : 1, "x y"),
        binary("return Math.copySign(x, y);", "y", v -> 0, ""),
        binary("return Math.max(x, y);", "x", v -> v[0] == v[1] ? 0.5 : v[0] < v[1] ? 0 : 1, "x y"),
        binary("return Math.max(x, y);", "y", v -> v[0] == v[1] ? 0.5 : v[0] > v[1] ? 0 : 1, "x y"),
        binary("return Math.min(x, y);", "x", v -> v[0] == v[1] ? 0.5 : v[0] > v[1] ? 0 : 1, "x y"),
        binary(
            "return Math.min(x, y);", "y", v -> v[0] == v[1] ? 0.5 : v[0] < v[1] ? 0 : 1, "x y"));
  }

  private static double asinSlope(double x) {
    double t = Math.tanh(x);
    return (1 - t * t) / Math.sqrt(4 - t * t);
  }

  private static double angle(double[] v) {
    return Math.atan2(v[1], v[0]);
  }

  private static double size(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1]);
  }

  @ParameterizedTest
  @MethodSource("unary")
  void derivesFunctionsOfOneNumber(Case one) {
    check(one, POINTS.stream().filter(x -> x > one.from).map(x -> new double[] {x}));
  }

  @ParameterizedTest
  @MethodSource("binary")
  void derivesFunctionsOfTwoNumbers(Case one) {
    check(
        one,
        Stream.of(-2.5, 0.4, 3.0, 7.5)
            .flatMap(x -> Stream.of(-3.1, 0.4, 3.0).map(y -> new double[] {x, y})));
  }

  private static void check(Case one, Stream<double[]> points) {
    Body body = Scalars.body(one.method);
    Parameter by = parameter(body, one.by);
    Body gradient = Gradients.of(body, by);
    int at = body.parameters().indexOf(by);
    int[] checked = new int[1];
    points.forEach(
        point -> {
          double slope = gradient(gradient, body, 1, point);
          double expected = one.slope.applyAsDouble(point);
          assertThat(slope).as("at %s", point[0]).isCloseTo(expected, within(tolerance(expected)));
          boolean isTie = point.length == 2 && point[0] == point[1];
          boolean isBound = one.method.contains("clamp") && (point[0] == -0.6 || point[0] == 2.5);
          if (!isTie && !isBound) {
            double h = 1e-5 * Math.max(1, Math.abs(point[at]));
            h = Math.min(h, 5e-4);
            double difference =
                (at(body, moved(point, at, h)) - at(body, moved(point, at, -h))) / (2 * h);
            assertThat(slope).isCloseTo(difference, within(1e-4 + 1e-4 * Math.abs(difference)));
          }
          checked[0]++;
        });

    assertThat(checked[0]).isGreaterThan(3);
    assertThat(
            String.join(
                " ",
                new TreeSet<>(
                    gradient.parameters().stream()
                        .map(Parameter::name)
                        .filter(name -> !name.equals("gy"))
                        .toList())))
        .isEqualTo(one.saved);
  }

  @Test
  void kinksFollowThePageOfRules() {
    assertThat(slopeAt("return Math.abs(x);", 0)).isEqualTo(0);
    assertThat(slopeAt("return x <= 0 ? 0 : x;", 0)).isEqualTo(0);
    assertThat(slopeAt("return Math.max(x, 0);", 0)).isEqualTo(0.5);
    assertThat(slopeAt("return Math.sqrt(x);", 0)).isEqualTo(INFINITY);
    assertThat(slopeAt("return Math.pow(x, 2);", 0)).isEqualTo(0);
    assertThat(slopeAt("return Math.rint(x) + Math.signum(x) + Math.ceil(x);", 0)).isEqualTo(0);
    assertThat(slopeAt("return 1 / (1 + Math.exp(-x));", -1000)).isEqualTo(0);
    assertThat(slopeAt("return x / (1 + Math.exp(-x));", -1000)).isEqualTo(0);
  }

  // In float, where exp(100) is infinite; 3.7200759760208356e-44 is exp(-100), by bc -l.
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      textBlock =
          """
          return Math.log1p(Math.exp(x));                  | 1  | 3.7835e-44
          return Math.log1p(Math.exp(-x));                 | 0  | -1
          return Math.log1p(Math.exp(2 * x));              | 2  | 0
          return Math.log(1 + Math.exp(x));                | 1  | 3.7835e-44
          return Math.log(Math.exp(-x) + 1);               | 0  | -1
          return x * Math.tanh(Math.log1p(Math.exp(x)));   | 1  | 0
          """)
  void softplusHasASlopeEverywhere(String body, double at100, double atMinus100) {
    Body read = Scalars.body("static double f(double x) { " + body + " }");
    Body gradient = Gradients.of(read, read.parameters().get(0));

    assertThat(inFloat(gradient, read, 100)).isEqualTo(at100);
    assertThat(inFloat(gradient, read, -100)).isCloseTo(atMinus100, within(1e-43));
  }

  private static double inFloat(Body gradient, Body body, double x) {
    Map<String, Object> values = new HashMap<>(Map.of("x", x, Gradients.OF_RESULT, 1.0));
    values.put(Gradients.RESULT, new InFloat(values).real(body.result()));
    return new InFloat(values).real(gradient.result());
  }

  /** Rounds after each operation. */
  private static final class InFloat extends Functions {
    InFloat(Map<String, Object> values) {
      super(values);
    }

    @Override
    Object value(Expression expression) {
      Object value = super.value(expression);
      return value instanceof Double real ? (Object) (double) real.floatValue() : value;
    }
  }

  @Test
  void gradientThatIsInfiniteStopsAtArmsThatAreNotTaken() {
    Body body = Scalars.body("static double f(double x) { return x <= 0 ? 0 : x; }");

    assertThat(gradient(Gradients.of(body, body.parameters().get(0)), body, INFINITY, -1))
        .isEqualTo(0);
  }

  @Test
  void powersOfTwoParametersFollowTheFormerGradients() {
    Body body = Scalars.body("static double f(double x, double y) { return Math.pow(x, y); }");
    Body byX = Gradients.of(body, parameter(body, "x"));
    Body byY = Gradients.of(body, parameter(body, "y"));

    assertThat(gradient(byX, body, 1, 3, 2.5)).isCloseTo(2.5 * Math.pow(3, 1.5), within(1e-12));
    assertThat(gradient(byX, body, 1, 0, 0)).isEqualTo(0);
    assertThat(gradient(byY, body, 1, 0, 2)).isEqualTo(0);
    assertThat(gradient(byY, body, 1, 0, -1)).isEqualTo(-INFINITY);
    assertThat(gradient(byY, body, 1, 3, 2)).isCloseTo(9 * Math.log(3), within(1e-12));
  }

  @Test
  void otherFunctionsEqualDifferences() {
    for (String body :
        List.of(
            "return Math.tan(x);",
            "return Math.sinh(x) + Math.cosh(x);",
            "return Math.atan(x * x);",
            "return Math.log10(x);",
            "return Math.fma(x, x, Math.exp(x));",
            "return 7 % x;",
            "return Math.pow(2, x) * Math.pow(x, 3);")) {
      Body read = Scalars.body("static double f(double x) { " + body + " }");
      double difference = (at(read, 1.3 + 1e-6) - at(read, 1.3 - 1e-6)) / 2e-6;
      assertThat(slopeAt(body, 1.3)).as(body).isCloseTo(difference, within(1e-6));
    }
  }

  @Test
  void sharedPartsStayShared() {
    // 40 squares in a chain: a tree of them would have 2⁴⁰ nodes.
    StringBuilder text = new StringBuilder("double v0 = x;");
    for (int i = 1; i <= 40; i++) {
      text.append("double v").append(i).append(" = v").append(i - 1).append(" * v").append(i - 1);
      text.append(" * 0.5;");
    }
    Body body = Scalars.body("static double f(double x) { " + text + " return v40; }");
    String code =
        DeviceC.write(Gradients.of(body, body.parameters().get(0)), Scalar.DOUBLE).required();

    assertThat(code.lines()).hasSizeBetween(40, 130);
  }

  private static double slopeAt(String body, double x) {
    Body read = Scalars.body("static double f(double x) { " + body + " }");
    return gradient(Gradients.of(read, read.parameters().get(0)), read, 1, x);
  }

  private static double gradient(Body gradient, Body body, double gy, double... point) {
    Map<String, Object> values = values(body, point);
    values.put(Gradients.OF_RESULT, gy);
    values.put(Gradients.RESULT, at(body, point));
    return new Functions(values).real(gradient.result());
  }

  private static double at(Body body, double... point) {
    return new Functions(values(body, point)).real(body.result());
  }

  private static Map<String, Object> values(Body body, double... point) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < point.length; i++) {
      values.put(body.parameters().get(i).name(), point[i]);
    }
    return values;
  }

  private static double[] moved(double[] point, int at, double by) {
    double[] moved = point.clone();
    moved[at] += by;
    return moved;
  }

  private static Parameter parameter(Body body, String name) {
    return body.parameters().stream()
        .filter(one -> one.name().equals(name) && one.role() == Role.ELEMENT)
        .findFirst()
        .orElseThrow();
  }

  private static double tolerance(double expected) {
    return 1e-12 + 1e-10 * Math.abs(expected);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double geluTanhSlope(double x) {
    double c = Math.sqrt(2 / Math.PI);
    double t = Math.tanh(c * x * (1 + 0.044715 * x * x));
    double inner = c * (1 + 3 * 0.044715 * x * x);
    return 0.5 * (1 + t + x * (1 - t * t) * inner);
  }
}
