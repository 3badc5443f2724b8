package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.sign`.
public final class Sign {
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
  @Export("math.sign")
  @Elementwise(inPlace = true)
  public static double sign(double x) {
    return x > 0 ? 1 : x < 0 ? -1 : 0;
  }

  @Elementwise
  static long sign(long x) {
    return x > 0 ? 1 : x < 0 ? -1 : 0;
  }
}
