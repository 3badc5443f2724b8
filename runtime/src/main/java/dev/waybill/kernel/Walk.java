package dev.waybill.kernel;

import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;

/// Visits several tensors of one shape row by row: all positions of the last axis are one row, in
/// which each tensor has one stride. Axes that can be joined without changing any tensor's order
/// are, so that dense tensors have a single row.
///
/// ```java
/// Walk walk = Walk.over(shape, x.layout(), y.layout());
/// while (walk.next()) {
///   loop(walk.at(0), walk.step(0), walk.at(1), walk.step(1), walk.length());
/// }
/// ```
public final class Walk {

  private final long[] shape;
  private final long[][] strides;
  private final long[] at;
  private final long[] index;
  private final int operands;
  private boolean begun;
  private boolean done;

  private Walk(long[] shape, long[][] strides, long[] at, boolean empty) {
    this.shape = shape;
    this.strides = strides;
    this.at = at;
    this.index = new long[shape.length];
    this.operands = at.length;
    this.done = empty;
  }

  /// Makes a walk.
  ///
  /// @param shape the shape that all layouts are broadcast to
  /// @param layouts the tensors' layouts; a missing axis, or one of length 1, is repeated
  /// @return a walk before its first row
  public static Walk over(long[] shape, Layout... layouts) {
    int n = layouts.length;
    int rank = shape.length;
    long[] lengths = new long[Math.max(1, rank)];
    long[][] steps = new long[n][Math.max(1, rank)];
    long[] at = new long[n];
    boolean empty = false;
    for (int k = 0; k < n; k++) {
      at[k] = layouts[k].offset();
    }
    int used = 0;
    for (int axis = 0; axis < rank; axis++) {
      empty |= shape[axis] == 0;
      if (shape[axis] == 1) {
        continue;
      }
      boolean joins = used > 0;
      for (int k = 0; k < n; k++) {
        steps[k][used] = stride(layouts[k], rank, axis);
        joins &= used > 0 && steps[k][used - 1] == steps[k][used] * shape[axis];
      }
      if (joins) {
        for (int k = 0; k < n; k++) {
          steps[k][used - 1] = steps[k][used];
        }
        lengths[used - 1] *= shape[axis];
      } else {
        lengths[used++] = shape[axis];
      }
    }
    if (used == 0) {
      lengths[used++] = 1;
      for (int k = 0; k < n; k++) {
        steps[k][0] = 0;
      }
    }
    long[][] cut = new long[n][];
    for (int k = 0; k < n; k++) {
      cut[k] = java.util.Arrays.copyOf(steps[k], used);
    }
    return new Walk(java.util.Arrays.copyOf(lengths, used), cut, at, empty);
  }

  /// Makes a walk over tensors.
  ///
  /// @param shape the shape that all are broadcast to
  /// @param tensors the tensors
  /// @return a walk before its first row
  public static Walk over(long[] shape, Tensor... tensors) {
    Layout[] layouts = new Layout[tensors.length];
    for (int i = 0; i < layouts.length; i++) {
      layouts[i] = tensors[i].layout();
    }
    return over(shape, layouts);
  }

  private static long stride(Layout layout, int rank, int axis) {
    int own = axis - (rank - layout.rank());
    return own < 0 || layout.shape(own) == 1 ? 0 : layout.stride(own);
  }

  /// Returns the lengths of the axes that are left after joining, for those who walk elsewhere.
  long[] shape() {
    return shape;
  }

  /// Returns the steps of a tensor along these axes.
  long[] strides(int operand) {
    return strides[operand];
  }

  /// Returns whether there is nothing to visit.
  boolean isEmpty() {
    return done;
  }

  /// Moves to the next row.
  ///
  /// @return false after the last one
  public boolean next() {
    if (done) {
      return false;
    }
    if (!begun) {
      begun = true;
      return true;
    }
    for (int axis = shape.length - 2; axis >= 0; axis--) {
      boolean over = ++index[axis] == shape[axis];
      for (int k = 0; k < operands; k++) {
        at[k] += over ? strides[k][axis] * (1 - shape[axis]) : strides[k][axis];
      }
      if (!over) {
        return true;
      }
      index[axis] = 0;
    }
    done = true;
    return false;
  }

  /// Returns where a tensor's first element of the row stands in its array.
  ///
  /// @param operand the number of the tensor
  /// @return an index
  public int at(int operand) {
    return (int) at[operand];
  }

  /// Returns how far the next element of a tensor in the row stands.
  ///
  /// @param operand the number of the tensor
  /// @return the step
  public int step(int operand) {
    return (int) strides[operand][shape.length - 1];
  }

  /// Returns the number of axes that are left after joining.
  int rank() {
    return shape.length;
  }

  /// Returns the length of an axis that is left after joining.
  int length(int axis) {
    return (int) shape[axis];
  }

  /// Returns how far the next element of a tensor along an axis stands.
  int step(int operand, int axis) {
    return (int) strides[operand][axis];
  }

  /// Returns whether a tensor repeats one element.
  boolean isConstant(int operand) {
    for (long stride : strides[operand]) {
      if (stride != 0) {
        return false;
      }
    }
    return true;
  }

  /// Returns the number of elements in a row.
  ///
  /// @return at least 1 where there is a row
  public int length() {
    return (int) shape[shape.length - 1];
  }
}
