package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.fmod`.
public final class Fmod {
  private Fmod() {}

  /// Takes the remainder of each quotient that is cut to a whole number: it has the sign of `x`.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; promoted as in PyTorch, but whole numbers and `bool` give `f32`.
  /// - Numerics: exact; NaN where `y` is 0 or `x` is infinite. The derivative by `y` is minus the
  ///   quotient that was cut.
  /// - Source: PyTorch, `torch.fmod`.
  ///
  /// ```java
  /// MathOps.fmod(Tensor.of(-7f, 7f), Tensor.of(3f, 2.5f)); // ==> tensor([-1., 2.])
  /// ```
  ///
  /// @param x the dividends
  /// @param y the divisors
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export("math.fmod")
  @Elementwise
  public static double fmod(double x, double y) {
    return x % y;
  }
}
