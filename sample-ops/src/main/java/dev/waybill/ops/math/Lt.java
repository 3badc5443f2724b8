package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;

/// The op `math.lt`.
public final class Lt {
  private static final String NAME = "math.lt";

  private Lt() {}

  /// Tests which elements are smaller on the left: `x < y`.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; compared in the promoted dtype; the result is `bool`.
  /// - Numerics: exact; false where an element is NaN.
  /// - Source: PyTorch, `torch.lt`.
  ///
  /// ```java
  /// MathOps.lt(Tensor.of(1f, 2f, 3f), Tensor.scalar(2)); // ==> tensor([True, False, False])
  /// ```
  ///
  /// @param x left
  /// @param y right
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  @NotDifferentiable("A truth value.")
  public static Tensor lt(Tensor x, Tensor y) {
    return Pointwise.compare(NAME, x, y, (u, v) -> u < v, (u, v) -> u < v);
  }
}
