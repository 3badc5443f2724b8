package dev.waybill.ops.nn.functional;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which look-ups belong together.
final class Bags {
  /// The number of bags.
  final long count;

  /// The row of the table of each look-up; empty before they are known.
  final long[] rows;

  /// Where each look-up stands among all that were asked for; empty before rows are known.
  final long[] positions;

  /// The bag of each look-up.
  final long[] bagOfRow;

  private Bags(long count, long[] rows, long[] positions, long[] bagOfRow) {
    this.count = count;
    this.rows = rows;
    this.positions = positions;
    this.bagOfRow = bagOfRow;
  }

  /// Divides look-ups into bags.
  ///
  /// @param op what was called, for messages
  /// @param index the row numbers
  /// @param offsets where bags begin, or `null`
  static Bags of(String op, Tensor index, @Nullable Tensor offsets) {
    if (index.rank() == 2) {
      if (offsets != null) {
        throw new WrongArgumentException(
            op,
            "offsets",
            "must be null where index is 2-D, found shape " + offsets.layout().shapeText() + ".");
      }
      return ofMatrix(index.layout().shape(0), index.layout().shape(1));
    }
    if (index.rank() != 1) {
      throw new ShapeException(
          op, "index must be 1-D or 2-D, found " + index.layout().shapeText() + ".");
    }
    if (offsets == null || offsets.rank() != 1) {
      throw new WrongArgumentException(
          op,
          "offsets",
          "has to be a 1-D tensor where index is 1-D, found "
              + (offsets == null ? "null" : "shape " + offsets.layout().shapeText())
              + ".");
    }
    return ofOffsets(op, index.size(), Rows.values(offsets));
  }

  private static Bags ofMatrix(long bags, long width) {
    long[] bagOfRow = new long[(int) (bags * width)];
    for (int i = 0; i < bagOfRow.length; i++) {
      bagOfRow[i] = i / width;
    }
    return new Bags(bags, new long[0], new long[0], bagOfRow);
  }

  private static Bags ofOffsets(String op, long length, long[] offsets) {
    long before = 0;
    for (int i = 0; i < offsets.length; i++) {
      if (i == 0 && offsets[0] != 0) {
        throw new WrongArgumentException(
            op, "offsets", "offsets[0] has to be 0, found " + offsets[0] + ".");
      }
      if (offsets[i] < before || offsets[i] > length) {
        throw new WrongArgumentException(
            op,
            "offsets",
            "found offsets["
                + i
                + "] = "
                + offsets[i]
                + ", expected no less than the one before, "
                + before
                + ", and no more than the length of index, "
                + length
                + ".");
      }
      before = offsets[i];
    }
    if (offsets.length == 0 && length > 0) {
      throw new WrongArgumentException(op, "offsets", "found none, expected one a bag.");
    }
    long[] bagOfRow = new long[(int) length];
    for (int bag = 0; bag < offsets.length; bag++) {
      long end = bag + 1 < offsets.length ? offsets[bag + 1] : length;
      Arrays.fill(bagOfRow, (int) offsets[bag], (int) end, bag);
    }
    return new Bags(offsets.length, new long[0], new long[0], bagOfRow);
  }

  /// Returns the bags with their rows, without those of one row.
  ///
  /// @param wanted the rows of all look-ups
  /// @param row the row to leave out; -1 for none
  Bags without(long[] wanted, long row) {
    int kept = 0;
    long[] rowsLeft = new long[wanted.length];
    long[] at = new long[wanted.length];
    long[] bags = new long[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i] != row) {
        rowsLeft[kept] = wanted[i];
        at[kept] = i;
        bags[kept++] = bagOfRow[i];
      }
    }
    return new Bags(
        count, Arrays.copyOf(rowsLeft, kept), Arrays.copyOf(at, kept), Arrays.copyOf(bags, kept));
  }
}
