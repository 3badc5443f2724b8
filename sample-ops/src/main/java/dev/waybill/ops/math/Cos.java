package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.cos`.
public final class Cos {
  private static final String NAME = "math.cos";

  private Cos() {}

  /// Takes the cosine of each element, in radians.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; infinities give NaN.
  /// - Source: PyTorch, `torch.cos`.
  ///
  /// ```java
  /// MathOps.cos(Tensor.of(0f, 1f)); // ==> tensor([1.0000, 0.5403])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor cos(Tensor x) {
    return Pointwise.floating(x, Math::cos);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x) {
    return TensorOps.neg(TensorOps.mul(gy, MathOps.sin(x)));
  }
}
