package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.sin`.
public final class Sin {
  private static final String NAME = "math.sin";

  private Sin() {}

  /// Takes the sine of each element, in radians.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; infinities give NaN.
  /// - Source: PyTorch, `torch.sin`.
  ///
  /// ```java
  /// MathOps.sin(Tensor.of(0f, 1f)); // ==> tensor([0.0000, 0.8415])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor sin(Tensor x) {
    return Pointwise.floating(x, Math::sin);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x) {
    return TensorOps.mul(gy, MathOps.cos(x));
  }
}
