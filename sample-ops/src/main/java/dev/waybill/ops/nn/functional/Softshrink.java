package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Attribute;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;

/// The op `nn.functional.softshrink`.
public final class Softshrink {
  private static final String NAME = "nn.functional.softshrink";

  private Softshrink() {}

  /// Moves numbers by `lambd` towards 0, and those from `-lambd` to `lambd` onto it.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: in `double`, rounded once; NaN stays NaN. The gradient at both ends is 0.
  /// - Source: PyTorch, `torch.nn.functional.softshrink`.
  ///
  /// ```java
  /// Functional.softshrink(Tensor.of(-1f, 0.25f, 2f)); // ==> tensor([-0.5000, 0.0000, 1.5000])
  /// ```
  ///
  /// @param x the tensor
  /// @param lambd how far numbers are moved
  /// @return a new tensor
  /// @throws WrongArgumentException if `lambd` is below 0
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "f16", "bf16"},
      pointwise = true,
      portable = true,
      inPlace = true)
  public static Tensor softshrink(Tensor x, @Default("0.5") double lambd) {
    if (!(lambd >= 0)) {
      throw new WrongArgumentException(
          NAME, "lambd", "must be greater or equal to 0, found " + lambd + ".");
    }
    return Softshrink_Kernels.moved(x, lambd);
  }

  @Elementwise
  static double moved(double x, @Attribute double lambd) {
    return x >= -lambd && x <= lambd ? 0 : x > 0 ? x - lambd : x + lambd;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x, double lambd) {
    return Softshrink_Kernels.movedGradientOfX(gy, x, lambd);
  }
}
