package dev.waybill.ops.tensor;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.kernel.AdvancedIndex;
import dev.waybill.kernel.Moves;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The op `tensor.index`.
public final class Index {
  private static final String NAME = "tensor.index";

  private Index() {}

  /// Picks elements by index tensors and masks: `x[rows, columns]`, `x[mask]`, and with `dims`
  /// what NumPy writes with colons, as `x[:, index]` for the axis 1.
  ///
  /// - Shapes: the index tensors are broadcast to one shape, which stands where the first indexed
  /// axis stood; in front where axes that are not indexed lie between. A mask has the lengths of
  /// the
  /// axes that it stands for, and counts as one index tensor for each with the positions of its
  /// `true`s.
  /// - Dtypes: all; indices are `i32`, `i64` or `bool`.
  /// - Source: PyTorch, `Tensor.__getitem__`; NumPy user guide, "Advanced indexing".
  ///
  /// ```java
  /// Tensor m = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// TensorOps.index(m, List.of(Tensor.of(0L, 1L), Tensor.of(1L, 0L))); // ==> tensor([2., 3.])
  /// TensorOps.index(m, List.of(Tensor.of(true, false))); // ==> tensor([[1., 2.]])
  /// ```
  ///
  /// @param x the tensor
  /// @param indices index tensors and masks; negative numbers count from the end
  /// @param dims the axis that each stands for, of a mask the first one; `null` for the first axes
  /// one after the other
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit, or an index is no
  /// position
  @Export(NAME)
  @Op
  public static Tensor index(
      Tensor x, List<Tensor> indices, @Default("null") int @Nullable [] dims) {
    AdvancedIndex places = AdvancedIndex.of(NAME, x, indices, dims);
    Tensor y = Results.empty(x, x.dtype(), places.shape());
    if (!Results.isMeta(y)) {
      Moves.take(x.array(), places.places(x.layout()), y.array());
    }
    return y;
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor indexOnDevice(Tensor x, List<Tensor> indices, int @Nullable [] dims) {
    AdvancedIndex places = AdvancedIndex.of(NAME, x, indices, dims);
    Tensor y = Results.empty(x, x.dtype(), places.shape());
    places.onDevice(x.layout()).take(x, y);
    return y;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(
      Tensor gy, @ShapeOnly Tensor x, List<Tensor> indices, int @Nullable [] dims) {
    Tensor zeros = Results.zeros(gy, gy.dtype(), x.shape());
    return dims == null
        ? TensorOps.indexPut(zeros, indices, gy, true)
        : TensorOps.indexPut(zeros, indices, gy, true, dims);
  }
}
