package dev.waybill.ops.tensor;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The function `tensor.unreduce`.
public final class Unreduce {
  private static final String NAME = "tensor.unreduce";
  // No tensor has more, and the list of them would fill the memory.
  private static final int MOST_AXES = 1 << 16;

  private Unreduce() {}

  /// Puts back, with length 1, the axes that a reduction took away.
  ///
  /// ```java
  /// Tensor m = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// Tensor sums = TensorOps.sum(m, new int[] {1});
  /// TensorOps.unreduce(sums, 2, new int[] {1}); // ==> tensor([[3.], [7.]])
  /// ```
  ///
  /// @param y the result of a reduction
  /// @param rank how many axes the reduced tensor has
  /// @param dim the axes that were reduced; `null` for all
  /// @param keepDim whether `y` has them still
  /// @return a view
  @Export(NAME)
  public static Tensor unreduce(
      Tensor y,
      int rank,
      @Default("null") int @Nullable [] dim,
      @Default("false") boolean keepDim) {
    if (rank < 0 || rank > MOST_AXES || rank > y.rank() + (dim == null ? rank : dim.length)) {
      throw wrong(rank, y, keepDim);
    }
    int[] reduced = Reductions.dims(NAME, rank, dim);
    if (y.rank() != (keepDim ? rank : rank - reduced.length)) {
      throw wrong(rank, y, keepDim);
    }
    if (keepDim) {
      return y;
    }
    long[] shape = new long[rank];
    int next = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = Arrays.binarySearch(reduced, axis) >= 0 ? 1 : y.layout().shape(next++);
    }
    return TensorOps.reshape(y, shape);
  }

  private static WrongArgumentException wrong(int rank, Tensor y, boolean keepDim) {
    return new WrongArgumentException(
        NAME,
        "rank",
        "found "
            + rank
            + " for a result of shape "
            + y.layout().shapeText()
            + ", expected as many axes"
            + (keepDim ? "." : " and those that disappeared."));
  }
}
