package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.log1p`.
public final class Log1p {
  private static final String NAME = "math.log1p";

  private Log1p() {}

  /// Takes the natural logarithm of 1 + each element, exact near 0 too.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; -1 gives -∞, less gives NaN.
  /// - Source: PyTorch, `torch.log1p`.
  ///
  /// ```java
  /// MathOps.log1p(Tensor.of(1e-10f)).toFloatArray(); // ==> [1.0E-10]
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor log1p(Tensor x) {
    return Pointwise.floating(x, Math::log1p);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x) {
    return TensorOps.div(gy, TensorOps.add(x, Tensor.scalar(1L)));
  }
}
