package dev.waybill.ops.tensor;

import dev.waybill.annotations.Aliases;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Slices;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The op `tensor.split`.
public final class Split {
  private static final String NAME = "tensor.split";

  private Split() {}

  /// Cuts an axis into parts.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.split`.
  ///
  /// ```java
  /// TensorOps.split(Tensor.arange(5), new long[] {2});
  /// // ==> [tensor([0, 1]), tensor([2, 3]), tensor([4])]
  /// ```
  ///
  /// @param x the tensor
  /// @param size the length of each part; a single number is that of all, of which the last one may
  /// be shorter
  /// @param dim the axis; a negative number counts from the end
  /// @return views, which share the storage
  /// @throws dev.waybill.dispatch.WrongArgumentException if the lengths do not add up, or there is
  /// no such axis
  @Export(NAME)
  @Op
  public static List<Tensor> split(@Aliases Tensor x, long[] size, @Default("0") int dim) {
    List<Layout> parts =
        size.length == 1
            ? Slices.split(x.layout(), size[0], dim)
            : Slices.split(x.layout(), size, dim);
    return parts.stream().map(x::alias).toList();
  }
}
