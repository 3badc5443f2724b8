package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.Tensor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The op `math.clampBetween`.
public final class ClampBetween {
  private static final String NAME = "math.clampBetween";

  private ClampBetween() {}

  /// Moves elements outside two bounds, which are tensors, to the nearer bound.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; promoted as in PyTorch.
  /// - Numerics: exact; NaN where any of the three is; `max` where `min` is above it. At a bound
  ///   the gradient goes to `x`.
  /// - Source: PyTorch, `torch.clamp` with tensors.
  ///
  /// ```java
  /// Tensor x = Tensor.of(5f, 5f);
  /// MathOps.clampBetween(x, Tensor.of(0f, 6f), Tensor.of(4f, 9f)); // ==> tensor([4., 6.])
  /// ```
  ///
  /// @param x the tensor
  /// @param min the lower bounds; `null` for none
  /// @param max the upper bounds; `null` for none
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no bound
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export(NAME)
  @Op(pointwise = true, portable = true)
  public static Tensor clampBetween(
      Tensor x, @Default("null") @Nullable Tensor min, @Default("null") @Nullable Tensor max) {
    Clamp.refuseNoBound(NAME, min, max);
    if (max == null) {
      return ClampBetween_Kernels.atLeast(x, Objects.requireNonNull(min));
    }
    return min == null
        ? ClampBetween_Kernels.atMost(x, max)
        : ClampBetween_Kernels.between(x, min, max);
  }

  @Elementwise
  @NotDifferentiable("The op has gradients of its own.")
  static double atLeast(double x, double min) {
    return Math.max(x, min);
  }

  @Elementwise
  static long atLeast(long x, long min) {
    return Math.max(x, min);
  }

  @Elementwise
  @NotDifferentiable("The op has gradients of its own.")
  static double atMost(double x, double max) {
    return Math.min(x, max);
  }

  @Elementwise
  static long atMost(long x, long max) {
    return Math.min(x, max);
  }

  @Elementwise
  @NotDifferentiable("The op has gradients of its own.")
  static double between(double x, double min, double max) {
    return Math.min(Math.max(x, min), max);
  }

  @Elementwise
  static long between(long x, long min, long max) {
    return Math.min(Math.max(x, min), max);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gy, Tensor x, @Nullable Tensor min, @Nullable Tensor max) {
    Tensor gx = gy;
    if (min != null) {
      gx = Masks.keep(gx, MathOps.ge(x, min));
    }
    return max == null ? gx : Masks.keep(gx, MathOps.le(x, max));
  }

  @Gradient(op = NAME, of = "min")
  static @Nullable Tensor gradientOfMin(
      Tensor gy, Tensor x, @Nullable Tensor min, @Nullable Tensor max) {
    if (min == null) {
      return null;
    }
    Tensor below = MathOps.lt(x, min);
    return Masks.keep(gy, max == null ? below : MathOps.logicalAnd(below, MathOps.lt(min, max)));
  }

  @Gradient(op = NAME, of = "max")
  static @Nullable Tensor gradientOfMax(
      Tensor gy, Tensor x, @Nullable Tensor min, @Nullable Tensor max) {
    if (max == null) {
      return null;
    }
    Tensor above = MathOps.gt(x, max);
    return Masks.keep(gy, min == null ? above : MathOps.logicalOr(above, MathOps.lt(max, min)));
  }
}
