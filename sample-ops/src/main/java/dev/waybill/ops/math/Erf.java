package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.erf`.
public final class Erf {
  static final String NAME = "math.erf";

  private Erf() {}

  /// Applies the error function to each element: `2 / √π · ∫₀ˣ exp(-t²) dt`.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double` by [ErrorFunction], rounded once; `f32` on the Vector API off
  ///   by less than 1.5 units.
  /// - Source: PyTorch, `torch.erf`.
  ///
  /// ```java
  /// MathOps.erf(Tensor.of(0f, 1f)); // ==> tensor([0.0000, 0.8427])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor erf(Tensor x) {
    return Pointwise.floating(x, ErrorFunction::of);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x) {
    Tensor slope = MathOps.exp(TensorOps.neg(TensorOps.mul(x, x)));
    return TensorOps.mul(gy, TensorOps.mul(slope, Tensor.scalar(2 / Math.sqrt(Math.PI))));
  }
}
