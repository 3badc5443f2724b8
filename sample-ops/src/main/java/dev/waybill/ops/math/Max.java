package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.max`.
public final class Max {
  static final String NAME = "math.max";

  private Max() {}

  /// Finds the largest elements along an axis, and their places.
  ///
  /// - Shapes: the axis disappears, or stays with length 1.
  /// - Dtypes: any; the values have that of `x`, the places are `i64`.
  /// - Numerics: exact; of equal elements the first; NaN wins. The place found gets the gradient.
  /// - Source: PyTorch, `torch.max` with `dim`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 5, 7, 2}, 2, 2);
  /// MathOps.max(x, 1).values(); // ==> tensor([5., 7.])
  /// MathOps.max(x, 1).indices(); // ==> tensor([1, 0])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis, a negative one from the end
  /// @param keepDim whether it stays with length 1
  /// @return the elements and their places
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis, or nothing on it
  @Export(NAME)
  @Op
  public static ValuesAndIndices max(Tensor x, int dim, @Default("false") boolean keepDim) {
    int[] dims = Extreme.dims(NAME, x, dim);
    return new ValuesAndIndices(
        Extreme.LARGEST.values(x, dims, keepDim), Extreme.LARGEST.places(x, dims, keepDim));
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(
      ValuesAndIndices gy, @ShapeOnly Tensor x, int dim, boolean keepDim, ValuesAndIndices result) {
    int[] dims = {dim};
    Tensor values = TensorOps.unreduce(gy.values(), x.rank(), dims, keepDim);
    Tensor indices = TensorOps.unreduce(result.indices(), x.rank(), dims, keepDim);
    return ValuesAndIndices.spread(values, dim, indices, x);
  }
}
