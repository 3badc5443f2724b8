package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.Reductions;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.flip`.
public final class Flip {
  private static final String NAME = "tensor.flip";

  private Flip() {}

  /// Reverses the order along axes.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.flip`.
  ///
  /// ```java
  /// TensorOps.flip(Tensor.arange(3), new int[] {0}); // ==> tensor([2, 1, 0])
  /// ```
  ///
  /// @param x the tensor
  /// @param dims the axes; negative numbers count from the end
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis, or one is named
  /// twice
  @Export(NAME)
  @Op(portable = true)
  public static Tensor flip(Tensor x, int[] dims) {
    int[] axes = dims.length == 0 ? dims : Reductions.dims(NAME, "dims", x.rank(), dims);
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    if (Results.isMeta(y) || y.size() == 0) {
      return y;
    }
    long[] strides = x.layout().strides();
    long offset = x.layout().offset();
    for (int axis : axes) {
      offset += (x.layout().shape(axis) - 1) * strides[axis];
      strides[axis] = -strides[axis];
    }
    Copies.copy(x.alias(Layout.strided(offset, x.shape(), strides)), y);
    return y;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, int[] dims) {
    return TensorOps.flip(gy, dims);
  }
}
