package dev.waybill.ops.tensor;

import dev.waybill.annotations.Aliases;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;

/// The op `tensor.transpose`.
public final class Transpose {
  private static final String NAME = "tensor.transpose";

  private Transpose() {}

  /// Swaps two axes.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.transpose`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.F32, 2, 3, 4);
  /// TensorOps.transpose(x, 0, -1).shape(); // ==> [4, 3, 2]
  /// ```
  ///
  /// @param x the tensor
  /// @param dim0 the one; a negative number counts from the end
  /// @param dim1 the other
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  @Export(NAME)
  @Op
  public static Tensor transpose(@Aliases Tensor x, int dim0, int dim1) {
    return x.alias(Layouts.transpose(x.layout(), dim0, dim1));
  }
}
