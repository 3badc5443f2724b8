package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.expm1`.
public final class Expm1 {
  private static final String NAME = "math.expm1";

  private Expm1() {}

  /// Raises e to the power of each element, minus 1, exact near 0 too.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once.
  /// - Source: PyTorch, `torch.expm1`.
  ///
  /// ```java
  /// MathOps.expm1(Tensor.of(1e-10f)).toFloatArray(); // ==> [1.0E-10]
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor expm1(Tensor x) {
    return Pointwise.floating(x, Math::expm1);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor result) {
    return TensorOps.mul(gy, TensorOps.add(result, Tensor.scalar(1L)));
  }
}
