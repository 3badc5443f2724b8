package dev.waybill.tensor;

import dev.waybill.dispatch.ShapeException;
import java.util.Arrays;

/// The common shape of several tensors, aligned at the last axis, and their layouts expanded to it.
///
/// Source: NumPy user guide, Broadcasting.
public final class Broadcast {
  private final long[] shape;
  private final Layout[] given;

  private Broadcast(long[] shape, Layout[] given) {
    this.shape = shape;
    this.given = given;
  }

  /// Finds the common shape. Messages name the tensors a, b, c and so on.
  ///
  /// @param op what was called, for messages
  /// @param layouts those of the tensors, in the order of the arguments
  /// @return the common shape
  /// @throws ShapeException if two axes differ and neither is 1
  public static Broadcast of(String op, Layout... layouts) {
    int rank = 0;
    for (Layout layout : layouts) {
      rank = Math.max(rank, layout.rank());
    }
    long[] shape = new long[rank];
    Arrays.fill(shape, 1);
    int[] decided = new int[rank];
    for (int which = 0; which < layouts.length; which++) {
      Layout layout = layouts[which];
      int shift = rank - layout.rank();
      // From the last axis on, as PyTorch does, so that messages name the same one.
      for (int axis = rank - 1; axis >= shift; axis--) {
        long length = layout.shape(axis - shift);
        if (shape[axis] == 1) {
          shape[axis] = length;
          decided[axis] = which;
        } else if (length != 1 && length != shape[axis]) {
          throw mismatch(op, layouts, decided[axis], which, axis, shape[axis], length);
        }
      }
    }
    return new Broadcast(shape, layouts.clone());
  }

  /// Returns the common shape.
  ///
  /// @return a new array
  public long[] shape() {
    return shape.clone();
  }

  /// Returns the layout of one tensor in the common shape; repeated axes have stride 0.
  ///
  /// @param which the number of the tensor, from 0
  /// @return a layout of [#shape()]
  public Layout layout(int which) {
    return given[which].expandTo(shape);
  }

  /// Refuses to write the result into a tensor that would have to grow.
  ///
  /// @param op what was called, for messages
  /// @param written the tensor's layout
  /// @throws ShapeException if its shape is not the common one
  public void checkWritten(String op, Layout written) {
    if (!Arrays.equals(shape, written.shape())) {
      throw new ShapeException(
          op,
          "output with shape "
              + written.shapeText()
              + " doesn't match the broadcast shape "
              + Arrays.toString(shape)
              + "; a tensor that is written to cannot grow, found "
              + written.shapeText()
              + ", expected "
              + Arrays.toString(shape)
              + ".");
    }
  }

  private static ShapeException mismatch(
      String op, Layout[] layouts, int first, int second, int axis, long found, long other) {
    return new ShapeException(
        op,
        "The size of tensor "
            + name(first)
            + " ("
            + found
            + ") must match the size of tensor "
            + name(second)
            + " ("
            + other
            + ") at non-singleton dimension "
            + axis
            + "; found shapes "
            + layouts[first].shapeText()
            + " and "
            + layouts[second].shapeText()
            + ", expected axes that are equal or 1, counted from the last.");
  }

  private static char name(int which) {
    return (char) ('a' + which);
  }
}
