package dev.waybill.ops.nn.functional;

import dev.waybill.device.Device;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// Row numbers that look up a table.
final class Rows {
  private Rows() {}

  /// Refuses numbers of a dtype that does not count rows.
  static void checkIndex(String op, Tensor index) {
    if (index.dtype() != DType.I64 && index.dtype() != DType.I32) {
      throw new WrongArgumentException(
          op, "index", "found dtype " + index.dtype() + ", expected i64 or i32.");
    }
  }

  /// Refuses a table that is none.
  static void checkTable(String op, Tensor weight) {
    if (weight.rank() != 2) {
      throw new ShapeException(
          op, "weight must be 2-D, found " + weight.layout().shapeText() + ".");
    }
  }

  /// Returns the padding row counted from 0; -1 where there is none.
  static long padding(String op, @Nullable Long paddingIdx, long rows) {
    if (paddingIdx == null) {
      return -1;
    }
    if (paddingIdx < -rows || paddingIdx >= rows) {
      throw new WrongArgumentException(
          op,
          "paddingIdx",
          "must be within num_embeddings, found "
              + paddingIdx
              + ", expected "
              + -rows
              + " to "
              + (rows - 1)
              + ".");
    }
    return paddingIdx < 0 ? paddingIdx + rows : paddingIdx;
  }

  /// Returns the numbers in row-major order.
  ///
  /// @throws WrongArgumentException if the table has no such row
  static long[] checked(String op, Tensor index, long rows) {
    long[] found = values(index);
    for (long row : found) {
      if (row < 0 || row >= rows) {
        throw outside(op, row, rows);
      }
    }
    return found;
  }

  /// Returns what is said of a row that the table does not have.
  static WrongArgumentException outside(String op, long row, long rows) {
    return new WrongArgumentException(
        op,
        "index",
        "index out of range, found " + row + ", expected a row of the table, [0, " + rows + ").");
  }

  /// Returns whole numbers in row-major order.
  static long[] values(Tensor index) {
    Tensor dense = TensorOps.contiguous(index.detach().to(Device.CPU));
    long[] values = new long[(int) dense.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Cells.getLong(dense.array(), dense.dtype(), dense.arrayOffset() + i);
    }
    return values;
  }
}
