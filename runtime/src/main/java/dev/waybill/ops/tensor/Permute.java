package dev.waybill.ops.tensor;

import dev.waybill.annotations.Aliases;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;

/// The op `tensor.permute`.
public final class Permute {
  private static final String NAME = "tensor.permute";

  private Permute() {}

  /// Orders the axes anew.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.permute`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.F32, 2, 3, 4);
  /// TensorOps.permute(x, new int[] {2, 0, 1}).shape(); // ==> [4, 2, 3]
  /// ```
  ///
  /// @param x the tensor
  /// @param dims for each new axis the old one; a negative number counts from the end
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  @Export(NAME)
  @Op
  public static Tensor permute(@Aliases Tensor x, int[] dims) {
    return x.alias(Layouts.permute(x.layout(), dims));
  }
}
