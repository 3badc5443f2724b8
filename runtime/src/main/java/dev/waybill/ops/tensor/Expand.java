package dev.waybill.ops.tensor;

import dev.waybill.annotations.Aliases;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Reshapes;
import dev.waybill.tensor.Tensor;

/// The op `tensor.expand`.
public final class Expand {
  private static final String NAME = "tensor.expand";

  private Expand() {}

  /// Repeats axes of length 1, and adds axes in front, without copying.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.Tensor.expand`.
  ///
  /// ```java
  /// TensorOps.expand(Tensor.of(1f, 2f), new long[] {2, 2}); // ==> tensor([[1., 2.], [1., 2.]])
  /// ```
  ///
  /// @param x the tensor
  /// @param shape the lengths; -1 keeps one
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an axis of another length than 1 would be repeated
  @Export(NAME)
  @Op
  public static Tensor expand(@Aliases Tensor x, long[] shape) {
    return x.alias(Reshapes.expand(x.layout(), shape));
  }
}
