package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;

/// The function `tensor.maskedSelect`.
public final class MaskedSelect {
  private static final String NAME = "tensor.maskedSelect";

  private MaskedSelect() {}

  /// Picks the elements where a mask is `true`, the last axis fastest.
  ///
  /// - Shapes: `x` and `mask` are broadcast; the result has one axis.
  /// - Dtypes: all; `mask` is `bool`.
  /// - Source: PyTorch, `torch.masked_select`.
  ///
  /// ```java
  /// Tensor mask = Tensor.of(true, false, true);
  /// TensorOps.maskedSelect(Tensor.of(1f, 2f, 3f), mask); // ==> tensor([1., 3.])
  /// ```
  ///
  /// @param x the tensor
  /// @param mask says which elements
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  /// @throws WrongArgumentException if the mask is not `bool`
  @Export(NAME)
  public static Tensor maskedSelect(Tensor x, Tensor mask) {
    if (mask.dtype() != DType.BOOL) {
      throw new WrongArgumentException(
          NAME, "mask", "expected a bool tensor for mask, found " + mask.dtype() + ".");
    }
    long[] common = Broadcast.of(NAME, x.layout(), mask.layout()).shape();
    long[] shape = common.length == 0 ? new long[] {1} : common;
    return TensorOps.index(TensorOps.expand(x, shape), List.of(TensorOps.expand(mask, shape)));
  }
}
