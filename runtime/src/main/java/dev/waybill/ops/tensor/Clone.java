package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Tensor;

/// The op `tensor.clone`.
public final class Clone {
  private static final String NAME = "tensor.clone";

  private Clone() {}

  /// Copies a tensor. Gradients flow through the copy.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.clone`.
  ///
  /// ```java
  /// Tensor rows = TensorOps.expand(Tensor.of(1f, 2f), new long[] {2, 2}); // one row in memory
  /// TensorOps.add_(TensorOps.clone(rows), Tensor.of(1f, 1f)); // ==> tensor([[2., 3.], [2., 3.]])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new dense tensor with a storage of its own
  @Export(NAME)
  @Op(portable = true)
  public static Tensor clone(Tensor x) {
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    Copies.copy(x, y);
    return y;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy) {
    return gy;
  }
}
