package dev.waybill.ops.tensor;

import dev.waybill.annotations.Aliases;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;

/// The op `tensor.asStrided`.
public final class AsStrided {
  private static final String NAME = "tensor.asStrided";

  private AsStrided() {}

  /// Shows elements of the storage by strides of their own. Unlike PyTorch's, the offset counts
  /// from the first element of `x`. Gradients are computed for dense tensors only.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.as_strided`.
  ///
  /// ```java
  /// Tensor x = Tensor.arange(4);
  /// TensorOps.asStrided(x, new long[] {2, 2}, new long[] {1, 1}); // ==> tensor([[0, 1], [1, 2]])
  /// ```
  ///
  /// @param x the tensor
  /// @param shape the lengths
  /// @param strides how far the next element of each axis stands in the storage
  /// @param offset where the first element stands, counted from the first element of `x`
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an element would stand outside the storage
  @Export(NAME)
  @Op
  public static Tensor asStrided(
      @Aliases Tensor x, long[] shape, long[] strides, @Default("0") long offset) {
    if (!x.layout().isDense() && x.requiresGrad()) {
      throw new WrongArgumentException(
          NAME,
          "x",
          "found "
              + x.layout()
              + ", expected a dense tensor where gradients are recorded; use contiguous().");
    }
    return x.alias(Layouts.asStrided(x.layout(), shape, strides, x.layout().offset() + offset));
  }
}
