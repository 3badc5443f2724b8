package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.Reshapes;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `tensor.reshape`.
public final class Reshape {
  private Reshape() {}

  /// Gives a tensor another shape: a view where its strides allow it, a copy elsewhere.
  ///
  /// ```java
  /// TensorOps.reshape(Tensor.arange(6), new long[] {2, -1}); // ==> tensor([[0, 1, 2], [3, 4, 5]])
  /// ```
  ///
  /// @param x the tensor
  /// @param shape the lengths; one may be -1, which is worked out
  /// @return a tensor of the shape
  /// @throws dev.waybill.dispatch.ShapeException if the shape has another number of elements
  @Export("tensor.reshape")
  public static Tensor reshape(Tensor x, long[] shape) {
    return Reshapes.reshapeOrNull(x.layout(), shape) != null
        ? TensorOps.view(x, shape)
        : TensorOps.view(TensorOps.clone(x), shape);
  }
}
