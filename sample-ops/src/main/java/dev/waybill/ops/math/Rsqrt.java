package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.rsqrt`.
public final class Rsqrt {
  private static final String NAME = "math.rsqrt";

  private Rsqrt() {}

  /// Takes 1 / the square root of each element.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; 0 gives ∞, negative numbers give NaN.
  /// - Source: PyTorch, `torch.rsqrt`.
  ///
  /// ```java
  /// MathOps.rsqrt(Tensor.of(4f, 16f)); // ==> tensor([0.5000, 0.2500])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor rsqrt(Tensor x) {
    return Pointwise.floating(x, v -> 1 / Math.sqrt(v));
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor result) {
    Tensor cube = TensorOps.mul(TensorOps.mul(result, result), result);
    return TensorOps.mul(gy, TensorOps.mul(cube, Tensor.scalar(-0.5)));
  }
}
