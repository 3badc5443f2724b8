package dev.waybill.ops.tensor;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.kernel.AdvancedIndex;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.Indexes;
import dev.waybill.kernel.Moves;
import dev.waybill.kernel.Operands;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Reshapes;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The op `tensor.indexPut`.
public final class IndexPut {
  private static final String NAME = "tensor.indexPut";

  private IndexPut() {}

  /// Replaces the elements that `tensor.index` would pick, or adds to them.
  ///
  /// - Shapes: `values` is broadcast to the shape that `tensor.index` returns; the result has the
  /// shape of `x`.
  /// - Dtypes: all; `values` has that of `x`, or is a number.
  /// - Numerics: of several values for one element the last one stays, or all are added in the
  /// dtype, in their order.
  /// - Source: PyTorch, `Tensor.index_put_`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.F32, 3);
  /// List<Tensor> places = List.of(Tensor.of(2L, 0L));
  /// TensorOps.indexPut(x, places, Tensor.of(1f, 2f)); // ==> tensor([2., 0., 1.])
  /// ```
  ///
  /// @param x the tensor
  /// @param indices index tensors and masks, as for `tensor.index`
  /// @param values what is put there; may be a number
  /// @param accumulate whether it is added
  /// @param dims the axis that each index stands for; `null` for the first axes one after the other
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit, or an index is no
  /// position
  @Export(NAME)
  @Op(inPlace = true)
  public static Tensor indexPut(
      Tensor x,
      List<Tensor> indices,
      Tensor values,
      @Default("false") boolean accumulate,
      @Default("null") int @Nullable [] dims) {
    AdvancedIndex places = places(x, indices, values, dims);
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    if (Results.isMeta(y)) {
      return y;
    }
    int[] to = places.places(y.layout());
    Tensor from = values;
    if (values.isWrappedNumber()) {
      from = Tensor.empty(x.dtype());
      Copies.copy(values, from);
    }
    Copies.copy(x, y);
    int[] at = Indexes.places(Reshapes.expand(from.layout(), places.shape()));
    if (accumulate) {
      Moves.add(y.dtype(), from.array(), at, y.array(), to, 1);
    } else {
      Moves.put(from.array(), at, y.array(), to);
    }
    return y;
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor indexPutOnDevice(
      Tensor x, List<Tensor> indices, Tensor values, boolean accumulate, int @Nullable [] dims) {
    AdvancedIndex places = places(x, indices, values, dims);
    Tensor from = values;
    if (values.isWrappedNumber()) {
      from = Results.empty(x, x.dtype());
      Copies.copy(values, from);
    }
    if (accumulate) {
      Tensor y = Results.empty(x, x.dtype(), x.shape());
      places.onDevice(y.layout()).add(from, x, y, 1);
      return y;
    }
    Tensor y = Copies.dense(x);
    places.onDevice(y.layout()).put(from, y);
    return y;
  }

  private static AdvancedIndex places(
      Tensor x, List<Tensor> indices, Tensor values, int @Nullable [] dims) {
    AdvancedIndex places = AdvancedIndex.of(NAME, x, indices, dims);
    checkShape(values, places.shape());
    if (values.isWrappedNumber()) {
      Operands.checkFits(NAME, "values", values, x.dtype());
    } else {
      Operands.checkSameDtype(NAME, "values", x, values);
    }
    return places;
  }

  private static void checkShape(Tensor values, long[] shape) {
    int added = shape.length - values.rank();
    boolean fits = added >= 0;
    for (int axis = 0; fits && axis < values.rank(); axis++) {
      long length = values.layout().shape(axis);
      fits = length == 1 || length == shape[axis + added];
    }
    if (!fits) {
      throw new ShapeException(
          NAME,
          "shape mismatch: value tensor of shape "
              + values.layout().shapeText()
              + " cannot be broadcast to indexing result of shape "
              + Arrays.toString(shape)
              + ", expected axes that are equal or 1, counted from the last.");
    }
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(
      Tensor gy, List<Tensor> indices, boolean accumulate, int @Nullable [] dims) {
    if (accumulate) {
      return gy;
    }
    Tensor zero = Tensor.scalar(0.0);
    return dims == null
        ? TensorOps.indexPut(gy, indices, zero)
        : TensorOps.indexPut(gy, indices, zero, false, dims);
  }

  @Gradient(op = NAME, of = "values")
  static Tensor gradientOfValues(Tensor gy, List<Tensor> indices, int @Nullable [] dims) {
    return dims == null ? TensorOps.index(gy, indices) : TensorOps.index(gy, indices, dims);
  }
}
