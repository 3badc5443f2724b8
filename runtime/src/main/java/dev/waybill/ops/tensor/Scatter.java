package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.DevicePlaces;
import dev.waybill.kernel.Indexes;
import dev.waybill.kernel.Moves;
import dev.waybill.kernel.Operands;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.scatter`.
public final class Scatter {
  private static final String NAME = "tensor.scatter";

  private Scatter() {}

  /// Replaces elements along an axis: `y[i, index[i, j]] = source[i, j]` for the axis 1.
  ///
  /// - Shapes: `index` and `source` have as many axes as `x`; `index` is no longer than `x` along
  /// others than `dim`, and nowhere longer than `source`, of which only the part that `index`
  /// covers is read. The result has the shape of `x`.
  /// - Dtypes: all; `source` has that of `x`, or is a number; `index` is `i32` or `i64`.
  /// - Numerics: of several elements for one place the last one stays; all of them get the
  /// gradient.
  /// - Source: PyTorch, `torch.scatter`.
  ///
  /// ```java
  /// Tensor index = Tensor.of(2L, 0L);
  /// TensorOps.scatter(Tensor.zeros(DType.F32, 3), 0, index, Tensor.of(5f, 6f));
  /// // ==> tensor([6., 0., 5.])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis; a negative number counts from the end
  /// @param index positions on that axis, from 0
  /// @param source what is put there; may be a number
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit, or an index is no
  /// position
  @Export(NAME)
  @Op(inPlace = true)
  public static Tensor scatter(Tensor x, int dim, Tensor index, Tensor source) {
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    check(NAME, x, axis, index, source);
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    if (Results.isMeta(y)) {
      return y;
    }
    int[] to = index.size() == 0 ? new int[0] : Indexes.places(NAME, index, y.layout(), axis);
    Tensor from = source;
    if (source.isWrappedNumber()) {
      from = Tensor.empty(x.dtype());
      Copies.copy(source, from);
    }
    Copies.copy(x, y);
    Moves.put(from.array(), covered(index, from), y.array(), to);
    return y;
  }

  /// Refuses arguments that do not fit each other.
  static void check(String op, Tensor x, int axis, Tensor index, Tensor source) {
    Indexes.checkDtype(op, index);
    Indexes.checkAcross(op, index, x, axis);
    if (source.isWrappedNumber()) {
      Operands.checkFits(op, "source", source, x.dtype());
    } else {
      Indexes.checkCovered(op, index, source);
      Operands.checkSameDtype(op, "source", x, source);
    }
  }

  /// Lists where the elements of the source stand that have an index.
  static int[] covered(Tensor index, Tensor source) {
    return Indexes.places(part(index, source).layout());
  }

  /// Returns the elements of the source that have an index.
  static Tensor part(Tensor index, Tensor source) {
    long[] strides = source.layout().strides();
    // A single number is read again and again.
    long[] steps = strides.length == index.rank() ? strides : new long[index.rank()];
    return source.alias(Layout.strided(source.layout().offset(), index.shape(), steps));
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor scatterOnDevice(Tensor x, int dim, Tensor index, Tensor source) {
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    check(NAME, x, axis, index, source);
    Tensor from = part(index, source);
    if (source.isWrappedNumber()) {
      from = Results.empty(x, x.dtype());
      Copies.copy(source, from);
    }
    Tensor y = Copies.dense(x);
    DevicePlaces.along(NAME, index, y.layout(), axis).put(from, y);
    return y;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gy, int dim, Tensor index) {
    return TensorOps.scatter(gy, dim, index, Tensor.scalar(0.0));
  }

  @Gradient(op = NAME, of = "source")
  static Tensor gradientOfSource(Tensor gy, int dim, Tensor index, @ShapeOnly Tensor source) {
    return spread(TensorOps.gather(gy, dim, index), source);
  }

  /// Gives the elements of a source that have no index the gradient 0.
  static Tensor spread(Tensor gradient, Tensor source) {
    long[] shape = source.shape();
    if (source.size() == gradient.size()) {
      return TensorOps.reshape(gradient, shape);
    }
    return TensorOps.asStridedBackward(gradient, shape, Layout.dense(0, shape).strides(), 0);
  }
}
