package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.kernel.DevicePlaces;
import dev.waybill.kernel.Indexes;
import dev.waybill.kernel.Moves;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.indexSelect`.
public final class IndexSelect {
  private static final String NAME = "tensor.indexSelect";

  private IndexSelect() {}

  /// Picks positions of an axis, as rows of a matrix, in any order and any number of times.
  ///
  /// - Shapes: the result is that of `x` with the length of `index` at the axis.
  /// - Dtypes: all; `index` is `i32` or `i64`.
  /// - Source: PyTorch, `torch.index_select`.
  ///
  /// ```java
  /// Tensor m = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// TensorOps.indexSelect(m, 1, Tensor.of(1L, 1L)); // ==> tensor([[2., 2.], [4., 4.]])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis; a negative number counts from the end
  /// @param index positions on that axis, from 0; of one axis, or a single one
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if `index` has more axes, or holds no position
  @Export(NAME)
  @Op
  public static Tensor indexSelect(Tensor x, int dim, Tensor index) {
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    Tensor y = Results.empty(x, x.dtype(), shape(x, axis, index));
    if (Results.isMeta(y)) {
      return y;
    }
    // Also where there is nothing to copy: an index is wrong or right by itself.
    int[] rows = rows(x, axis, index);
    if (x.rank() > 0 && x.layout().isDense()) {
      copyRows(x, axis, rows, y);
    } else {
      Tensor all = Indexes.spread(index, axis, y.shape());
      Moves.take(x.array(), Indexes.places(NAME, all, x.layout(), axis), y.array());
    }
    return y;
  }

  private static int[] rows(Tensor x, int axis, Tensor index) {
    int[] rows = new int[index.layout().arrayLength(NAME)];
    long[] numbers = index.toLongArray();
    long size = x.rank() == 0 ? 1 : x.layout().shape(axis);
    for (int i = 0; i < rows.length; i++) {
      Indexes.checkInside(NAME, "index", numbers[i], axis, size);
      rows[i] = (int) numbers[i];
    }
    return rows;
  }

  private static void copyRows(Tensor x, int axis, int[] rows, Tensor y) {
    if (y.size() == 0) {
      return;
    }
    int inner = 1;
    for (int i = axis + 1; i < x.rank(); i++) {
      inner *= (int) x.layout().shape(i);
    }
    int length = (int) x.layout().shape(axis) * inner;
    int into = 0;
    for (long from = x.layout().offset(); from < x.layout().offset() + x.size(); from += length) {
      for (int row : rows) {
        System.arraycopy(x.array(), (int) from + row * inner, y.array(), into, inner);
        into += inner;
      }
    }
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor indexSelectOnDevice(Tensor x, int dim, Tensor index) {
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    Tensor y = Results.empty(x, x.dtype(), shape(x, axis, index));
    Tensor all = Indexes.spread(index, axis, y.shape());
    DevicePlaces.along(NAME, all, x.layout(), axis).take(x, y);
    return y;
  }

  private static long[] shape(Tensor x, int axis, Tensor index) {
    Indexes.checkVector(NAME, index);
    if (x.rank() == 0 && index.size() != 1) {
      throw new ShapeException(
          NAME,
          "Index to scalar can have only 1 value, got "
              + index.size()
              + " value(s) in index for x of shape [].");
    }
    long[] shape = x.shape();
    if (shape.length > 0) {
      shape[axis] = index.size();
    }
    return shape;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, @ShapeOnly Tensor x, int dim, Tensor index) {
    return TensorOps.indexAdd(Results.zeros(gy, gy.dtype(), x.shape()), dim, index, gy, 1);
  }
}
