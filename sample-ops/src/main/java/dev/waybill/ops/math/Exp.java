package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.exp`.
public final class Exp {
  static final String NAME = "math.exp";

  private Exp() {}

  /// Raises e to the power of each element.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; on the Vector API off by less than 1 unit.
  /// - Source: PyTorch, `torch.exp`.
  ///
  /// ```java
  /// MathOps.exp(Tensor.of(0f, 1f)); // ==> tensor([1.0000, 2.7183])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor exp(Tensor x) {
    return Pointwise.floating(x, Math::exp);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor result) {
    return TensorOps.mul(gy, result);
  }
}
