package dev.waybill.ops.tensor;

import dev.waybill.annotations.Aliases;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Slices;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The op `tensor.chunk`.
public final class Chunk {
  private static final String NAME = "tensor.chunk";

  private Chunk() {}

  /// Cuts an axis into a number of parts of one length, rounded up; the last one may be shorter,
  /// and there may be fewer parts.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.chunk`.
  ///
  /// ```java
  /// TensorOps.chunk(Tensor.arange(5), 2); // ==> [tensor([0, 1, 2]), tensor([3, 4])]
  /// ```
  ///
  /// @param x the tensor
  /// @param chunks how many parts, at least 1
  /// @param dim the axis; a negative number counts from the end
  /// @return views, which share the storage
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no parts or no such axis
  @Export(NAME)
  @Op
  public static List<Tensor> chunk(@Aliases Tensor x, long chunks, @Default("0") int dim) {
    return Slices.chunk(x.layout(), chunks, dim).stream().map(x::alias).toList();
  }
}
