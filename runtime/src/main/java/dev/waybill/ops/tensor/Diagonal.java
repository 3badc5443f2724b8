package dev.waybill.ops.tensor;

import dev.waybill.annotations.Aliases;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;

/// The op `tensor.diagonal`.
public final class Diagonal {
  private static final String NAME = "tensor.diagonal";

  private Diagonal() {}

  /// Takes the elements with equal positions in two axes; they are a new last axis.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.diagonal`.
  ///
  /// ```java
  /// Tensor m = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// TensorOps.diagonal(m); // ==> tensor([1., 4.])
  /// TensorOps.diagonal(m, new TensorOps.DiagonalOptions().offset(1)); // ==> tensor([2.])
  /// ```
  ///
  /// @param x the tensor
  /// @param offset how far beside the main diagonal, above it where positive
  /// @param dim1 the one axis; a negative number counts from the end
  /// @param dim2 the other
  /// @return a view, which shares the storage
  /// @throws dev.waybill.dispatch.OpException if an argument does not fit the shape
  @Export(NAME)
  @Op
  public static Tensor diagonal(
      @Aliases Tensor x,
      @Default("0") long offset,
      @Default("0") int dim1,
      @Default("1") int dim2) {
    return x.alias(Layouts.diagonal(x.layout(), offset, dim1, dim2));
  }
}
