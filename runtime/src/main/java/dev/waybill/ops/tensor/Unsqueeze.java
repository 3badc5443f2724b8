package dev.waybill.ops.tensor;

import dev.waybill.annotations.Aliases;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;

/// The op `tensor.unsqueeze`.
public final class Unsqueeze {
  private static final String NAME = "tensor.unsqueeze";

  private Unsqueeze() {}

  /// Adds an axis of length 1.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.unsqueeze`.
  ///
  /// ```java
  /// TensorOps.unsqueeze(Tensor.of(1f, 2f), 1); // ==> tensor([[1.], [2.]])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim where it will be; a negative number counts from the end
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  @Export(NAME)
  @Op
  public static Tensor unsqueeze(@Aliases Tensor x, int dim) {
    return x.alias(Layouts.unsqueeze(x.layout(), dim));
  }
}
