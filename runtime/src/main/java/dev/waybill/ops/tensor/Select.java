package dev.waybill.ops.tensor;

import dev.waybill.annotations.Aliases;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Slices;
import dev.waybill.tensor.Tensor;

/// The op `tensor.select`.
public final class Select {
  private static final String NAME = "tensor.select";

  private Select() {}

  /// Takes one position of an axis, which disappears.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.select`.
  ///
  /// ```java
  /// Tensor m = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// TensorOps.zero_(TensorOps.select(m, 0, 1)); // a view: the row of m is written
  /// m; // ==> tensor([[1., 2.], [0., 0.]])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis; a negative number counts from the end
  /// @param index the position; a negative number counts from the end
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  @Export(NAME)
  @Op
  public static Tensor select(@Aliases Tensor x, int dim, long index) {
    return x.alias(Slices.select(x.layout(), dim, index));
  }
}
