package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `tensor.t`.
public final class T {
  private T() {}

  /// Swaps the axes of a matrix; leaves tensors of fewer axes as they are.
  ///
  /// ```java
  /// Tensor m = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// TensorOps.t(m); // ==> tensor([[1., 3.], [2., 4.]])
  /// ```
  ///
  /// @param x a tensor of at most two axes
  /// @return a view
  /// @throws ShapeException if it has more
  @Export("tensor.t")
  public static Tensor t(Tensor x) {
    if (x.rank() > 2) {
      throw new ShapeException(
          "tensor.t",
          "expects a tensor with <= 2 dimensions, found shape " + x.layout().shapeText() + ".");
    }
    return x.rank() < 2 ? x : TensorOps.transpose(x, 0, 1);
  }
}
