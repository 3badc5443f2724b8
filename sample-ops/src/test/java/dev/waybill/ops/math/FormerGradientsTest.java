package dev.waybill.ops.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.autograd.Autograd;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Derivatives that are written from elementwise methods, beside those that people wrote before.
class FormerGradientsTest {
  private static final List<Double> POINTS =
      List.of(
          -30.0, -3.5, -1.0, -0.75, -1e-3, -0.0, 0.0, 1e-3, 0.25, 0.5, 1.0, 1.5, 2.0, 7.0, 30.0);
  private static final List<Double> POSITIVE = List.of(1e-3, 0.25, 0.5, 1.0, 1.5, 2.0, 7.0, 30.0);

  /// A gradient by hand: of `gy`, `x` and the result.
  private interface ByHand {
    Tensor of(Tensor gy, Tensor x, Tensor result);
  }

  /// An op, its gradient by hand and where it has one.
  private record Unary(UnaryOperator<Tensor> op, ByHand gradient, List<Double> at) {}

  private static final Map<String, Unary> UNARY =
      Map.ofEntries(
          unary("abs", MathOps::abs, (gy, x, y) -> TensorOps.mul(gy, MathOps.sign(x))),
          unary("ceil", MathOps::ceil, (gy, x, y) -> none(gy)),
          unary("floor", MathOps::floor, (gy, x, y) -> none(gy)),
          unary("round", MathOps::round, (gy, x, y) -> none(gy)),
          unary("trunc", MathOps::trunc, (gy, x, y) -> none(gy)),
          unary("sign", MathOps::sign, (gy, x, y) -> none(gy)),
          unary(
              "cos", MathOps::cos, (gy, x, y) -> TensorOps.neg(TensorOps.mul(gy, MathOps.sin(x)))),
          unary("sin", MathOps::sin, (gy, x, y) -> TensorOps.mul(gy, MathOps.cos(x))),
          unary(
              "erf",
              MathOps::erf,
              (gy, x, y) -> {
                Tensor slope = MathOps.exp(TensorOps.neg(TensorOps.mul(x, x)));
                return TensorOps.mul(gy, times(slope, 2 / Math.sqrt(Math.PI)));
              }),
          unary("exp", MathOps::exp, (gy, x, y) -> TensorOps.mul(gy, y)),
          unary("expm1", MathOps::expm1, (gy, x, y) -> TensorOps.mul(gy, plus(y, 1))),
          positive("log", MathOps::log, (gy, x, y) -> TensorOps.div(gy, x)),
          positive("log1p", MathOps::log1p, (gy, x, y) -> TensorOps.div(gy, plus(x, 1))),
          positive("sqrt", MathOps::sqrt, (gy, x, y) -> TensorOps.div(gy, times(y, 2))),
          positive(
              "rsqrt",
              MathOps::rsqrt,
              (gy, x, y) -> TensorOps.mul(gy, times(TensorOps.mul(TensorOps.mul(y, y), y), -0.5))),
          unary(
              "sigmoid",
              MathOps::sigmoid,
              (gy, x, y) -> TensorOps.mul(TensorOps.mul(gy, minusFrom(1, y)), y)),
          unary(
              "tanh",
              MathOps::tanh,
              (gy, x, y) -> TensorOps.mul(gy, minusFrom(1, TensorOps.mul(y, y)))),
          unary(
              "relu",
              Functional::relu,
              (gy, x, y) -> TensorOps.where(MathOps.le(y, number(0)), number(0), gy)),
          unary(
              "leakyRelu",
              x -> Functional.leakyRelu(x, 0.1),
              (gy, x, y) -> TensorOps.where(MathOps.gt(x, number(0)), gy, times(gy, 0.1))),
          unary(
              "elu",
              x -> Functional.elu(x, 1.5),
              (gy, x, y) -> {
                Tensor slope = times(MathOps.exp(MathOps.minimum(x, number(0))), 1.5);
                return TensorOps.where(MathOps.gt(x, number(0)), gy, TensorOps.mul(gy, slope));
              }),
          unary(
              "softplus",
              x -> Functional.softplus(x, 2, 5),
              (gy, x, y) -> {
                Tensor z = times(x, 2);
                Tensor bent = TensorOps.mul(gy, MathOps.sigmoid(z));
                return TensorOps.where(MathOps.gt(z, number(5)), gy, bent);
              }),
          unary(
              "silu",
              Functional::silu,
              (gy, x, y) -> {
                Tensor sigmoid = MathOps.sigmoid(x);
                Tensor bend = TensorOps.mul(x, minusFrom(1, sigmoid));
                return TensorOps.mul(gy, TensorOps.mul(sigmoid, plus(bend, 1)));
              }),
          unary("gelu", Functional::gelu, (gy, x, y) -> TensorOps.mul(gy, geluSlope(x))),
          unary(
              "gelu tanh",
              x -> Functional.gelu(x, "tanh"),
              (gy, x, y) -> TensorOps.mul(gy, geluTanhSlope(x))),
          unary(
              "clamp",
              x -> MathOps.clamp(x, -0.75, 1.5),
              (gy, x, y) -> {
                Tensor low = Masks.keep(gy, MathOps.ge(x, number(-0.75)));
                return Masks.keep(low, MathOps.le(x, number(1.5)));
              }));

  private static final Map<String, BinaryOperator<Tensor>> EXTREMES =
      Map.of("maximum", MathOps::maximum, "minimum", MathOps::minimum);

  private static Map.Entry<String, Unary> unary(
      String name, UnaryOperator<Tensor> op, ByHand gradient) {
    return Map.entry(name, new Unary(op, gradient, POINTS));
  }

  private static Map.Entry<String, Unary> positive(
      String name, UnaryOperator<Tensor> op, ByHand gradient) {
    return Map.entry(name, new Unary(op, gradient, POSITIVE));
  }

  @TestFactory
  Stream<DynamicTest> unaryOps() {
    return UNARY.entrySet().stream()
        .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> compare(one.getValue())));
  }

  private static void compare(Unary unary) {
    for (DType dtype : List.of(DType.F64, DType.F32)) {
      for (boolean createGraph : new boolean[] {false, true}) {
        Tensor x = TensorOps.to(repeated(unary.at()), dtype).requiresGrad(true);
        Tensor gy = Tensor.rand(dtype, 3, x.size());
        Tensor y = unary.op().apply(x);
        List<@Nullable Tensor> found =
            Autograd.grad(List.of(y), List.of(gy), List.of(x), false, createGraph, false);
        Tensor expected = unary.gradient().of(gy, x.detach(), y.detach());
        near(Objects.requireNonNull(found.get(0)), expected, dtype);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> extremes() {
    return EXTREMES.entrySet().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getKey(),
                    () -> {
                      Tensor x = Tensor.of(1.0, 2.0, 3.0, 2.0).requiresGrad(true);
                      Tensor y = Tensor.of(2.0, 2.0, 1.0, 5.0).requiresGrad(true);
                      TensorOps.sum(one.getValue().apply(x, y)).backward();
                      boolean isMax = one.getKey().equals("maximum");
                      // Equal elements share the gradient.
                      assertThat(Objects.requireNonNull(x.grad()).toDoubleArray())
                          .containsExactly(isMax ? 0 : 1, 0.5, isMax ? 1 : 0, isMax ? 0 : 1);
                      assertThat(Objects.requireNonNull(y.grad()).toDoubleArray())
                          .containsExactly(isMax ? 1 : 0, 0.5, isMax ? 0 : 1, isMax ? 1 : 0);
                    }));
  }

  private static void near(Tensor found, Tensor expected, DType dtype) {
    double[] a = found.toDoubleArray();
    double[] b = expected.toDoubleArray();
    List<String> apart = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      double tolerance = (dtype == DType.F64 ? 1e-12 : 2e-6) * Math.max(1, Math.abs(b[i]));
      if (!(Math.abs(a[i] - b[i]) <= tolerance)) {
        apart.add(i + ": " + a[i] + ", expected " + b[i]);
      }
    }
    assertThat(apart).as(dtype.toString()).isEmpty();
  }

  /// More than a vector has lanes, and a rest.
  private static Tensor repeated(List<Double> points) {
    double[] all = new double[3 * points.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = points.get(i % points.size());
    }
    return Tensor.of(all);
  }

  private static Tensor number(double value) {
    return Tensor.scalar(value);
  }

  private static Tensor none(Tensor gy) {
    return TensorOps.fill(gy, number(0));
  }

  private static Tensor times(Tensor x, double factor) {
    return TensorOps.mul(x, number(factor));
  }

  private static Tensor plus(Tensor x, double term) {
    return TensorOps.add(x, number(term));
  }

  private static Tensor minusFrom(double from, Tensor x) {
    return TensorOps.sub(number(from), x);
  }

  // y' = Φ(x) + x · φ(x)
  private static Tensor geluSlope(Tensor x) {
    Tensor distribution = plus(times(MathOps.erf(times(x, Math.sqrt(0.5))), 0.5), 0.5);
    Tensor square = times(TensorOps.mul(x, x), -0.5);
    Tensor density = times(MathOps.exp(square), 1 / Math.sqrt(2 * Math.PI));
    return TensorOps.add(distribution, TensorOps.mul(x, density));
  }

  // y' = (1 + t) / 2 + x / 2 · (1 - t²) · u' with t = tanh(u)
  private static Tensor geluTanhSlope(Tensor x) {
    double scale = Math.sqrt(2 / Math.PI);
    Tensor square = TensorOps.mul(x, x);
    Tensor u = times(TensorOps.mul(x, plus(times(square, 0.044715), 1)), scale);
    Tensor t = MathOps.tanh(u);
    Tensor slope = times(plus(times(square, 3 * 0.044715), 1), scale);
    Tensor tail = TensorOps.mul(minusFrom(1, TensorOps.mul(t, t)), slope);
    return times(TensorOps.add(plus(t, 1), TensorOps.mul(x, tail)), 0.5);
  }
}
