package dev.waybill.ops.tensor;

import dev.waybill.annotations.Aliases;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Slices;
import dev.waybill.tensor.Tensor;

/// The op `tensor.narrow`.
public final class Narrow {
  private static final String NAME = "tensor.narrow";

  private Narrow() {}

  /// Takes `length` positions of an axis from `start` on.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.narrow`.
  ///
  /// ```java
  /// TensorOps.narrow(Tensor.arange(5), 0, 1, 3); // ==> tensor([1, 2, 3])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis; a negative number counts from the end
  /// @param start the first position; a negative number counts from the end
  /// @param length how many
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  @Export(NAME)
  @Op
  public static Tensor narrow(@Aliases Tensor x, int dim, long start, long length) {
    return x.alias(Slices.narrow(x.layout(), dim, start, length));
  }
}
