package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.DeviceOrder;
import dev.waybill.kernel.DevicePlaces;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
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
    check(x, segment);
    int width = (int) x.layout().shape(1);
    Tensor at = Results.empty(x, DType.I64, count, width);
    if (Results.isMeta(at)) {
      return at;
    }
    long[] groups = Rows.values(segment);
    for (long group : groups) {
      if (group < 0 || group >= count) {
        throw outside(group, count);
      }
    }
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

  /// Sorts each column, and puts the rows to their groups from the least on: of several rows for
  /// one place the last one stays, which is the first of the largest.
  @Kernel(
      op = NAME,
      device = "gpu",
      dtypes = {"f32", "f64", "f16", "bf16"})
  static Tensor segmentArgmaxOnDevice(Tensor x, Tensor segment, long count) {
    check(x, segment);
    long[] shape = x.shape();
    Tensor at = Results.empty(x, DType.I64, count, shape[1]);
    Copies.copy(Tensor.scalar(-1L), at);
    Tensor rows = Results.empty(x, DType.I64, shape);
    DeviceOrder.first(NAME, x, 0, true, Results.empty(x, x.dtype(), shape), rows);
    rows = TensorOps.flip(rows, new int[] {0});
    Tensor each = TensorOps.indexSelect(segment, 0, TensorOps.reshape(rows, new long[] {-1}));
    Layout columns = Layout.strided(0, shape, new long[] {0, 1});
    new DevicePlaces(NAME, shape, columns)
        .pick(TensorOps.view(each, shape), 0, count, shape[1], found -> outside(found, count))
        .put(rows, at);
    return at;
  }

  private static void check(Tensor x, Tensor segment) {
    if (x.rank() != 2 || segment.rank() != 1 || segment.size() != x.layout().shape(0)) {
      throw new ShapeException(
          NAME,
          "found x: "
              + x.layout().shapeText()
              + ", segment: "
              + segment.layout().shapeText()
              + ", expected [n, width] and [n].");
    }
  }

  private static WrongArgumentException outside(long found, long count) {
    return new WrongArgumentException(
        NAME, "segment", "found group " + found + ", expected one of [0, " + count + ").");
  }

  private static boolean isAbove(double value, double other) {
    return value > other || (Double.isNaN(value) && !Double.isNaN(other));
  }

  private static double get(Tensor dense, long at) {
    return Cells.getDouble(dense.array(), dense.dtype(), dense.arrayOffset() + (int) at);
  }
}
