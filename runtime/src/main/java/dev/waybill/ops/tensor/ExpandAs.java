package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `tensor.expandAs`.
public final class ExpandAs {
  private ExpandAs() {}

  /// Repeats axes of length 1 so that the shape is that of another tensor.
  ///
  /// ```java
  /// TensorOps.expandAs(Tensor.of(5f), Tensor.zeros(DType.F32, 3)); // ==> tensor([5., 5., 5.])
  /// ```
  ///
  /// @param x the tensor
  /// @param other whose shape is taken
  /// @return a view
  @Export("tensor.expandAs")
  public static Tensor expandAs(Tensor x, Tensor other) {
    return TensorOps.expand(x, other.shape());
  }
}
