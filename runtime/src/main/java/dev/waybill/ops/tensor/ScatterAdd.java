package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.DevicePlaces;
import dev.waybill.kernel.Indexes;
import dev.waybill.kernel.Moves;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.scatterAdd`.
public final class ScatterAdd {
  private static final String NAME = "tensor.scatterAdd";

  private ScatterAdd() {}

  /// Adds to elements along an axis: `y[i, index[i, j]] += source[i, j]` for the axis 1.
  ///
  /// - Shapes: as for `tensor.scatter`.
  /// - Dtypes: all; `source` has that of `x`; `index` is `i32` or `i64`.
  /// - Numerics: added in the dtype in the order of `index`; whole numbers wrap around; `bool` is
  /// "or".
  /// - Source: PyTorch, `torch.scatter_add`.
  ///
  /// ```java
  /// Tensor index = Tensor.of(0L, 0L, 2L);
  /// TensorOps.scatterAdd(Tensor.zeros(DType.F32, 3), 0, index, Tensor.of(1f, 2f, 3f));
  /// // ==> tensor([3., 0., 3.])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis; a negative number counts from the end
  /// @param index positions on that axis, from 0
  /// @param source what is added there
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit, or an index is no
  /// position
  @Export(NAME)
  @Op(inPlace = true)
  public static Tensor scatterAdd(Tensor x, int dim, Tensor index, Tensor source) {
    int axis = axis(x, dim, index, source);
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    if (Results.isMeta(y)) {
      return y;
    }
    int[] to = index.size() == 0 ? new int[0] : Indexes.places(NAME, index, y.layout(), axis);
    Copies.copy(x, y);
    Moves.add(y.dtype(), source.array(), Scatter.covered(index, source), y.array(), to, 1);
    return y;
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor scatterAddOnDevice(Tensor x, int dim, Tensor index, Tensor source) {
    int axis = axis(x, dim, index, source);
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    DevicePlaces.along(NAME, index, y.layout(), axis).add(Scatter.part(index, source), x, y, 1);
    return y;
  }

  private static int axis(Tensor x, int dim, Tensor index, Tensor source) {
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    if (source.isWrappedNumber()) {
      throw new WrongArgumentException(NAME, "source", "found a number, expected a tensor.");
    }
    Scatter.check(NAME, x, axis, index, source);
    return axis;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gy) {
    return gy;
  }

  @Gradient(op = NAME, of = "source")
  static Tensor gradientOfSource(Tensor gy, int dim, Tensor index, @ShapeOnly Tensor source) {
    return Scatter.spread(TensorOps.gather(gy, dim, index), source);
  }
}
