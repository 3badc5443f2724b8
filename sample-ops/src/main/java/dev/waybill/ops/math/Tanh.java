package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.tanh`.
public final class Tanh {
  static final String NAME = "math.tanh";

  private Tanh() {}

  /// Takes the hyperbolic tangent of each element.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; on the Vector API off by less
  ///   than 1.5 units.
  /// - Source: PyTorch, `torch.tanh`.
  ///
  /// ```java
  /// MathOps.tanh(Tensor.of(0f, 1f)); // ==> tensor([0.0000, 0.7616])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor tanh(Tensor x) {
    return Pointwise.floating(x, Math::tanh);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor result) {
    return TensorOps.mul(gy, TensorOps.sub(Tensor.scalar(1L), TensorOps.mul(result, result)));
  }
}
