package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.fmod`.
public final class Fmod {
  private Fmod() {}

  /// Takes the remainder of each quotient that is cut to a whole number: it has the sign of `x`.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: all but `bool`; promoted as in PyTorch.
  /// - Numerics: exact; NaN where `y` is 0 or `x` is infinite. The derivative by `y` is minus the
  ///   quotient that was cut. A whole number by 0 gives 0, as in NumPy.
  /// - Source: PyTorch, `torch.fmod`; NumPy, `numpy.fmod`, for whole numbers by 0.
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
  @Elementwise(dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"})
  public static double fmod(double x, double y) {
    return x % y;
  }

  @Elementwise
  static long fmod(long x, long y) {
    return y == 0 ? 0 : x % y;
  }
}
