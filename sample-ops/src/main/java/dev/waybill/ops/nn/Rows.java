package dev.waybill.ops.nn;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The padding row of tables.
final class Rows {
  private Rows() {}

  /// Returns the number of the padding row, from 0.
  static @Nullable Long padding(String name, @Nullable Long given, long rows) {
    if (given == null) {
      return null;
    }
    long row = given < 0 ? given + rows : given;
    if (row < 0 || row >= rows) {
      throw new WrongArgumentException(
          name,
          "paddingIdx",
          "found "
              + given
              + " for "
              + rows
              + " rows, expected "
              + -rows
              + " to "
              + (rows - 1)
              + ".");
    }
    return row;
  }

  /// Sets a row to 0.
  static void clear(Tensor table, @Nullable Long row) {
    if (row != null) {
      table.detach().select(0, row).zero_();
    }
  }
}
