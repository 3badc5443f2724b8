package dev.waybill.ops.tensor;

import dev.waybill.annotations.Aliases;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;

/// The op `tensor.unfold`.
public final class Unfold {
  private static final String NAME = "tensor.unfold";

  private Unfold() {}

  /// Shows windows along an axis; the window is a new last axis. Windows may overlap.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.Tensor.unfold`.
  ///
  /// ```java
  /// TensorOps.unfold(Tensor.arange(5), 0, 3, 2); // ==> tensor([[0, 1, 2], [2, 3, 4]])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis; a negative number counts from the end
  /// @param size the length of a window
  /// @param step how far the next window begins, 1 or more
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if the axis is missing or shorter than a window
  @Export(NAME)
  @Op
  public static Tensor unfold(@Aliases Tensor x, int dim, long size, long step) {
    return x.alias(Layouts.unfold(x.layout(), dim, size, step));
  }
}
