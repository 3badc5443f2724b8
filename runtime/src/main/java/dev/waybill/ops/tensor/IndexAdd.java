package dev.waybill.ops.tensor;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.DevicePlaces;
import dev.waybill.kernel.Indexes;
import dev.waybill.kernel.Moves;
import dev.waybill.kernel.Operands;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.indexAdd`.
public final class IndexAdd {
  private static final String NAME = "tensor.indexAdd";

  private IndexAdd() {}

  /// Adds to positions of an axis: `y[index[i]] += alpha · source[i]` for the axis 0.
  ///
  /// - Shapes: `source` is as `x` but for the axis, along which it is as long as `index`. The
  /// result has the shape of `x`.
  /// - Dtypes: all; `source` has that of `x`; `index` is `i32` or `i64`.
  /// - Numerics: added in the dtype in the order of `index`; whole numbers wrap around; `bool` is
  /// "or".
  /// - Source: PyTorch, `torch.index_add`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.F32, 3);
  /// Tensor index = Tensor.of(0L, 2L, 0L); // the first element gets 1 + 3
  /// TensorOps.indexAdd(x, 0, index, Tensor.of(1f, 2f, 3f)); // ==> tensor([4., 0., 2.])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis; a negative number counts from the end
  /// @param index positions on that axis, from 0
  /// @param source what is added there
  /// @param alpha a factor; without a fraction for whole numbers
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit, or an index is no
  /// position
  @Export(NAME)
  @Op(inPlace = true)
  public static Tensor indexAdd(
      Tensor x, int dim, Tensor index, Tensor source, @Default("1") double alpha) {
    int axis = axis(x, dim, index, source, alpha);
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    if (Results.isMeta(y)) {
      return y;
    }
    Tensor all = Indexes.spread(index, axis, source.shape());
    int[] to = Indexes.places(NAME, all, y.layout(), axis);
    Copies.copy(x, y);
    int[] at = Indexes.places(source.layout());
    Moves.add(y.dtype(), source.array(), at, y.array(), to, alpha);
    return y;
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor indexAddOnDevice(Tensor x, int dim, Tensor index, Tensor source, double alpha) {
    int axis = axis(x, dim, index, source, alpha);
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    Tensor all = Indexes.spread(index, axis, source.shape());
    DevicePlaces.along(NAME, all, y.layout(), axis).add(source, x, y, alpha);
    return y;
  }

  private static int axis(Tensor x, int dim, Tensor index, Tensor source, double alpha) {
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    Indexes.checkVector(NAME, index);
    checkShape(x, axis, index, source);
    Operands.checkSameDtype(NAME, "source", x, source);
    if (!x.dtype().isFloating() && alpha != Math.rint(alpha)) {
      throw new WrongArgumentException(
          NAME,
          "alpha",
          "For integral input tensors, argument alpha must not be a floating point number, found "
              + alpha
              + ".");
    }
    return axis;
  }

  private static void checkShape(Tensor x, int axis, Tensor index, Tensor source) {
    boolean fits = x.rank() == source.rank();
    for (int i = 0; fits && i < x.rank(); i++) {
      fits = i == axis || x.layout().shape(i) == source.layout().shape(i);
    }
    if (!fits) {
      throw new ShapeException(
          NAME,
          "source tensor shape must match x's shape, excluding the specified dimension "
              + axis
              + ". Got x's shape = "
              + x.layout().shapeText()
              + " source's shape = "
              + source.layout().shapeText()
              + ".");
    }
    long count = source.rank() == 0 ? 1 : source.layout().shape(axis);
    if (index.size() != count) {
      throw new ShapeException(
          NAME,
          "Number of indices ("
              + index.size()
              + ") should be equal to source's size ("
              + count
              + ") for dim "
              + axis
              + ".");
    }
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gy) {
    return gy;
  }

  @Gradient(op = NAME, of = "source")
  static Tensor gradientOfSource(Tensor gy, int dim, Tensor index, double alpha) {
    Tensor rows = TensorOps.indexSelect(gy, dim, index);
    return alpha == 1 ? rows : TensorOps.mul(rows, Tensor.scalar(alpha));
  }
}
