package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.sqrt`.
public final class Sqrt {
  static final String NAME = "math.sqrt";

  private Sqrt() {}

  /// Takes the square root of each element.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: rounded once; negative numbers give NaN. The derivative at 0 is ∞.
  /// - Source: PyTorch, `torch.sqrt`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(4f, 16f).requiresGrad(true);
  /// MathOps.sqrt(x); // ==> tensor([2., 4.])
  /// TensorOps.sum(MathOps.sqrt(x)).backward(); // 1 / (2 * sqrt(x))
  /// x.grad(); // ==> tensor([0.2500, 0.1250])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor sqrt(Tensor x) {
    return Pointwise.floating(x, Math::sqrt);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor result) {
    return TensorOps.div(gy, TensorOps.mul(result, Tensor.scalar(2L)));
  }
}
