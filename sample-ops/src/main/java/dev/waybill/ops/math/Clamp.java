package dev.waybill.ops.math;

import dev.waybill.annotations.Attribute;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.ScalarMath;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The op `math.clamp`.
public final class Clamp {
  private static final String NAME = "math.clamp";

  private Clamp() {}

  /// Moves elements outside two bounds to the nearer bound.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: all but `bool`; the result has that of `x`, but for whole numbers with a bound that
  ///   is none, which give `f32`.
  /// - Numerics: exact; NaN stays; where `min` is above `max` everything becomes `max`. The
  ///   derivative at a bound is 1.
  /// - Source: PyTorch, `torch.clamp`.
  ///
  /// ```java
  /// MathOps.clamp(Tensor.of(-1f, 0.5f, 2f), 0.0, 1.0); // ==> tensor([0.0000, 0.5000, 1.0000])
  /// ```
  ///
  /// @param x the tensor
  /// @param min the lower bound; `null` for none
  /// @param max the upper bound; `null` for none
  /// @return a new tensor
  /// @throws WrongArgumentException if there is no bound
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"},
      pointwise = true,
      portable = true,
      inPlace = true)
  public static Tensor clamp(
      Tensor x, @Default("null") @Nullable Double min, @Default("null") @Nullable Double max) {
    refuseNoBound(NAME, min, max);
    return isWhole(min) && isWhole(max)
        ? Clamp_Kernels.between(x, low(min), high(max))
        : Clamp_Kernels.betweenFractions(x, low(min), high(max));
  }

  @Elementwise
  static double between(double x, @Attribute double low, @Attribute double high) {
    return ScalarMath.clamp(x, low, high);
  }

  /// An infinite bound comes as the last number of `long`, which is no bound.
  @Elementwise
  static long between(long x, @Attribute long low, @Attribute long high) {
    return ScalarMath.clamp(x, low, high);
  }

  @Elementwise
  @NotDifferentiable("The gradient is that of between.")
  static double betweenFractions(double x, @Attribute double low, @Attribute double high) {
    return ScalarMath.clamp(x, low, high);
  }

  private static double low(@Nullable Double min) {
    return min == null ? Double.NEGATIVE_INFINITY : min;
  }

  private static double high(@Nullable Double max) {
    return max == null ? Double.POSITIVE_INFINITY : max;
  }

  static void refuseNoBound(String op, @Nullable Object min, @Nullable Object max) {
    if (min == null && max == null) {
      throw new WrongArgumentException(
          op, "min", "at least one of min or max must not be null, found neither, expected one.");
    }
  }

  private static boolean isWhole(@Nullable Double bound) {
    return bound == null || (!Double.isInfinite(bound) && Math.rint(bound) == bound);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x, @Nullable Double min, @Nullable Double max) {
    return Clamp_Kernels.betweenGradientOfX(gy, x, low(min), high(max));
  }
}
