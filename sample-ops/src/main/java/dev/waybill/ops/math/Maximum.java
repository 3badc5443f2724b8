package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;

/// The op `math.maximum`.
public final class Maximum {
  private static final String NAME = "math.maximum";

  private Maximum() {}

  /// Takes the greater one of each two elements.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; promoted as in PyTorch.
  /// - Numerics: exact; NaN where either is. Equal elements share the gradient in halves; where one
  ///   is NaN both get it whole.
  /// - Source: PyTorch, `torch.maximum`.
  ///
  /// ```java
  /// MathOps.maximum(Tensor.of(1f, 5f), Tensor.of(3f, 2f)); // ==> tensor([3., 5.])
  /// ```
  ///
  /// @param x left
  /// @param y right
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export(NAME)
  @Op(pointwise = true)
  public static Tensor maximum(Tensor x, Tensor y) {
    return Pointwise.binary(NAME, x, y, Math::max, Math::max);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gy, Tensor x, Tensor y) {
    return Extreme.ofPair(gy, MathOps.eq(x, y), MathOps.lt(x, y));
  }

  @Gradient(op = NAME, of = "y")
  static Tensor gradientOfY(Tensor gy, Tensor x, Tensor y) {
    return Extreme.ofPair(gy, MathOps.eq(x, y), MathOps.gt(x, y));
  }
}
