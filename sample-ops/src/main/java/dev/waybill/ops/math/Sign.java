package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.sign`.
public final class Sign {
  private static final String NAME = "math.sign";

  private Sign() {}

  /// Returns -1, 0 or 1, as each element is negative, 0 or positive.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: all; the result has that of `x`.
  /// - Numerics: exact; NaN gives 0. The derivative is 0 everywhere.
  /// - Source: PyTorch, `torch.sign`.
  ///
  /// ```java
  /// MathOps.sign(Tensor.of(-2f, 0f, 3f)); // ==> tensor([-1., 0., 1.])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor sign(Tensor x) {
    return Pointwise.unary(x, Sign::of, Long::signum);
  }

  private static double of(double v) {
    return v > 0 ? 1 : v < 0 ? -1 : 0;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy) {
    return TensorOps.fill(gy, Tensor.scalar(0.0));
  }
}
