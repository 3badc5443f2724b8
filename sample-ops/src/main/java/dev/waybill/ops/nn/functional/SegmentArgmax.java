package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;

/// The op `nn.functional.segmentArgmax`.
public final class SegmentArgmax {
  private static final String NAME = "nn.functional.segmentArgmax";

  private SegmentArgmax() {}

  /// Finds, column by column, the row that holds the maximum of each group of rows.
  ///
  /// - Shapes: `x: [n, width]`, `segment: [n]`, result `[count, width]`.
  /// - Dtypes: `x` f32, f64; `segment` i64.
  /// - Numerics: NaN is the largest; of equal ones the first row wins; -1 for a group without rows.
  /// - Source: PyTorch, `torch.nn.functional.embedding_bag` with mode `max`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 9, 5, 2, 3, 3}, 3, 2);
  /// Functional.segmentArgmax(x, Tensor.of(0L, 0L, 1L), 2); // ==> tensor([[1, 0], [2, 2]])
  /// ```
  ///
  /// @param x the rows
  /// @param segment the group of each row
  /// @param count the number of groups
  /// @return a new i64 tensor
  /// @throws dev.waybill.dispatch.OpException if shapes do not fit or there is no such group
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "f16", "bf16"})
  @NotDifferentiable("The result is positions.")
  public static Tensor segmentArgmax(Tensor x, Tensor segment, long count) {
    if (x.rank() != 2 || segment.rank() != 1 || segment.size() != x.layout().shape(0)) {
      throw new ShapeException(
          NAME,
          "found x: "
              + x.layout().shapeText()
              + ", segment: "
              + segment.layout().shapeText()
              + ", expected [n, width] and [n].");
    }
    int width = (int) x.layout().shape(1);
    Tensor at = Results.empty(x, DType.I64, count, width);
    if (Results.isMeta(at)) {
      return at;
    }
    long[] groups = Rows.checked(NAME, segment, count);
    Tensor dense = TensorOps.contiguous(x);
    long[] best = at.longArray();
    Arrays.fill(best, -1);
    for (int row = 0; row < groups.length; row++) {
      for (int column = 0; column < width; column++) {
        int group = (int) groups[row] * width + column;
        if (best[group] < 0
            || isAbove(
                get(dense, row * width + column), get(dense, best[group] * width + column))) {
          best[group] = row;
        }
      }
    }
    return at;
  }

  private static boolean isAbove(double value, double other) {
    return value > other || (Double.isNaN(value) && !Double.isNaN(other));
  }

  private static double get(Tensor dense, long at) {
    return Cells.getDouble(dense.array(), dense.dtype(), dense.arrayOffset() + (int) at);
  }
}
