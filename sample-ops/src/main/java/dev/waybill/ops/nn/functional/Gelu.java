package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Pointwise;
import dev.waybill.ops.math.ErrorFunction;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `nn.functional.gelu`.
public final class Gelu {
  static final String NAME = "nn.functional.gelu";
  static final double SQRT_HALF = Math.sqrt(0.5);
  static final double SQRT_TWO_BY_PI = Math.sqrt(2 / Math.PI);
  private static final double DENSITY = 1 / Math.sqrt(2 * Math.PI);
  static final double CUBIC = 0.044715;

  private Gelu() {}

  /// Gaussian error linear unit: `y = x · Φ(x)` with Φ the normal distribution, or its
  /// approximation `y = x / 2 · (1 + tanh(√(2/π) · (x + 0.044715 x³)))`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: computed in `double`, rounded once; on the Vector API as
  ///   [dev.waybill.kernel.VectorMath] says. Nothing cancels below 0, where PyTorch loses
  ///   digits; -inf gives NaN, as in PyTorch.
  /// - Source: Hendrycks and Gimpel, "Gaussian Error Linear Units", section 2; PyTorch,
  ///   `torch.nn.functional.gelu`.
  ///
  /// ```java
  /// Functional.gelu(Tensor.of(-1f, 0f, 1f)); // ==> tensor([-0.1587, 0.0000, 0.8413])
  /// ```
  ///
  /// @param x the tensor
  /// @param approximate `none` or `tanh`
  /// @return a new tensor
  /// @throws WrongArgumentException if the approximation is none of these
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "f16", "bf16"},
      pointwise = true,
      inPlace = true)
  public static Tensor gelu(Tensor x, @Default("none") String approximate) {
    return Pointwise.floating(x, isExact(approximate) ? Gelu::exact : Gelu::approximate);
  }

  static boolean isExact(String approximate) {
    boolean exact = approximate.equals("none");
    if (!exact && !approximate.equals("tanh")) {
      throw new WrongArgumentException(
          NAME, "approximate", "found " + approximate + ", expected none or tanh.");
    }
    return exact;
  }

  private static double exact(double x) {
    return x * 0.5 * ErrorFunction.complement(-x * SQRT_HALF);
  }

  private static double approximate(double x) {
    // (1 + tanh(u)) / 2 as the logistic function of 2u, in which nothing cancels below 0.
    return x / (1 + Math.exp(-2 * SQRT_TWO_BY_PI * (x + CUBIC * x * x * x)));
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x, String approximate) {
    return TensorOps.mul(gy, isExact(approximate) ? exactSlope(x) : approximateSlope(x));
  }

  // y' = Φ(x) + x · φ(x)
  private static Tensor exactSlope(Tensor x) {
    Tensor half = Tensor.scalar(0.5);
    Tensor erf = MathOps.erf(TensorOps.mul(x, Tensor.scalar(SQRT_HALF)));
    Tensor distribution = TensorOps.add(TensorOps.mul(erf, half), half);
    Tensor square = TensorOps.mul(TensorOps.mul(x, x), Tensor.scalar(-0.5));
    Tensor density = TensorOps.mul(MathOps.exp(square), Tensor.scalar(DENSITY));
    return TensorOps.add(distribution, TensorOps.mul(x, density));
  }

  // y' = (1 + t) / 2 + x / 2 · (1 - t²) · u' with t = tanh(u)
  private static Tensor approximateSlope(Tensor x) {
    Tensor one = Tensor.scalar(1.0);
    Tensor square = TensorOps.mul(x, x);
    Tensor bend = TensorOps.add(TensorOps.mul(square, Tensor.scalar(CUBIC)), one);
    Tensor u = TensorOps.mul(TensorOps.mul(x, bend), Tensor.scalar(SQRT_TWO_BY_PI));
    Tensor t = MathOps.tanh(u);
    Tensor inner = TensorOps.add(TensorOps.mul(square, Tensor.scalar(3 * CUBIC)), one);
    Tensor slope = TensorOps.mul(inner, Tensor.scalar(SQRT_TWO_BY_PI));
    Tensor tail = TensorOps.mul(TensorOps.sub(one, TensorOps.mul(t, t)), slope);
    Tensor sum = TensorOps.add(TensorOps.add(t, one), TensorOps.mul(x, tail));
    return TensorOps.mul(sum, Tensor.scalar(0.5));
  }
}
