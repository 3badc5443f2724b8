package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.kernel.DevicePlaces;
import dev.waybill.kernel.Indexes;
import dev.waybill.kernel.Moves;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.gather`.
public final class Gather {
  private static final String NAME = "tensor.gather";

  private Gather() {}

  /// Picks elements along an axis: `y[i, j] = x[i, index[i, j]]` for the axis 1.
  ///
  /// - Shapes: `index` has as many axes as `x` and is no longer along others than `dim`; the result
  /// has the shape of `index`.
  /// - Dtypes: all; `index` is `i32` or `i64`.
  /// - Source: PyTorch, `torch.gather`.
  ///
  /// ```java
  /// Tensor m = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// Tensor index = Tensor.fromArray(new long[] {0, 0, 1, 0}, 2, 2);
  /// TensorOps.gather(m, 1, index); // ==> tensor([[1., 1.], [4., 3.]])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis; a negative number counts from the end
  /// @param index positions on that axis, from 0
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, or an index is no position
  @Export(NAME)
  @Op
  public static Tensor gather(Tensor x, int dim, Tensor index) {
    int axis = axis(x, dim, index);
    Tensor y = Results.empty(x, x.dtype(), index.shape());
    if (!Results.isMeta(y) && y.size() > 0) {
      Moves.take(x.array(), Indexes.places(NAME, index, x.layout(), axis), y.array());
    }
    return y;
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor gatherOnDevice(Tensor x, int dim, Tensor index) {
    int axis = axis(x, dim, index);
    Tensor y = Results.empty(x, x.dtype(), index.shape());
    DevicePlaces.along(NAME, index, x.layout(), axis).take(x, y);
    return y;
  }

  private static int axis(Tensor x, int dim, Tensor index) {
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    Indexes.checkDtype(NAME, index);
    Indexes.checkAcross(NAME, index, x, axis);
    return axis;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, @ShapeOnly Tensor x, int dim, Tensor index) {
    return TensorOps.scatterAdd(Results.zeros(gy, gy.dtype(), x.shape()), dim, index, gy);
  }
}
