package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Attribute;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;

/// The op `nn.functional.hardtanh`.
public final class Hardtanh {
  private static final String NAME = "nn.functional.hardtanh";

  private Hardtanh() {}

  /// Keeps numbers between two bounds and moves the others to the nearer bound.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: exact; NaN stays NaN. The gradient at a bound is 0, where that of `math.clamp` is
  ///   1.
  /// - Source: PyTorch, `torch.nn.functional.hardtanh`.
  ///
  /// ```java
  /// Functional.hardtanh(Tensor.of(-3f, 0.5f, 3f)); // ==> tensor([-1.0000, 0.5000, 1.0000])
  /// ```
  ///
  /// @param x the tensor
  /// @param minVal the lower bound
  /// @param maxVal the upper bound
  /// @return a new tensor
  /// @throws WrongArgumentException if the lower bound is above the upper one
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "f16", "bf16"},
      pointwise = true,
      portable = true,
      inPlace = true)
  public static Tensor hardtanh(
      Tensor x, @Default("-1.0") double minVal, @Default("1.0") double maxVal) {
    if (!(minVal <= maxVal)) {
      throw new WrongArgumentException(
          NAME,
          "minVal",
          "cannot be greater than maxVal, found " + minVal + " and " + maxVal + ".");
    }
    return Hardtanh_Kernels.between(x, minVal, maxVal);
  }

  @Elementwise
  static double between(double x, @Attribute double low, @Attribute double high) {
    return x <= low ? low : x >= high ? high : x;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x, double minVal, double maxVal) {
    return Hardtanh_Kernels.betweenGradientOfX(gy, x, minVal, maxVal);
  }
}
