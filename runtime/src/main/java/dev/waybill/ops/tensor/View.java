package dev.waybill.ops.tensor;

import dev.waybill.annotations.Aliases;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Reshapes;
import dev.waybill.tensor.Tensor;

/// The op `tensor.view`.
public final class View {
  private static final String NAME = "tensor.view";

  private View() {}

  /// Shows the elements in another shape without copying.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.Tensor.view`.
  ///
  /// ```java
  /// Tensor x = Tensor.arange(4);
  /// TensorOps.zero_(TensorOps.view(x, new long[] {2, 2})); // ==> tensor([[0, 0], [0, 0]])
  /// x; // ==> tensor([0, 0, 0, 0])
  /// ```
  ///
  /// @param x the tensor
  /// @param shape the lengths; one may be -1, which is worked out
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if no view has that shape: use `reshape`
  @Export(NAME)
  @Op
  public static Tensor view(@Aliases Tensor x, long[] shape) {
    return x.alias(Reshapes.view(x.layout(), shape));
  }
}
