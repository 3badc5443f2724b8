package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.ScalarMath;
import dev.waybill.tensor.Tensor;

/// The op `nn.functional.gelu`.
public final class Gelu {
  private static final String NAME = "nn.functional.gelu";
  private static final double SQRT_HALF = Math.sqrt(0.5);
  private static final double SQRT_TWO_BY_PI = Math.sqrt(2 / Math.PI);
  private static final double CUBIC = 0.044715;

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
      portable = true,
      inPlace = true)
  public static Tensor gelu(Tensor x, @Default("none") String approximate) {
    return isExact(approximate) ? Gelu_Kernels.exact(x) : Gelu_Kernels.byTanh(x);
  }

  private static boolean isExact(String approximate) {
    boolean exact = approximate.equals("none");
    if (!exact && !approximate.equals("tanh")) {
      throw new WrongArgumentException(
          NAME, "approximate", "found " + approximate + ", expected none or tanh.");
    }
    return exact;
  }

  @Elementwise
  static double exact(double x) {
    return x * 0.5 * ScalarMath.erfc(-x * SQRT_HALF);
  }

  @Elementwise
  static double byTanh(double x) {
    // (1 + tanh(u)) / 2 as the logistic function of 2u, in which nothing cancels below 0.
    return x / (1 + Math.exp(-2 * SQRT_TWO_BY_PI * (x + CUBIC * x * x * x)));
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x, String approximate) {
    return isExact(approximate)
        ? Gelu_Kernels.exactGradientOfX(gy, x)
        : Gelu_Kernels.byTanhGradientOfX(gy, x);
  }
}
