package dev.waybill.kernel;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;

/// Tensors of positions along an axis. They are checked as a whole before anything is written.
public final class Indexes {

  private Indexes() {}

  /// Refuses a tensor that holds no positions.
  ///
  /// @param op the op's name, for messages
  /// @param index the tensor
  /// @throws WrongArgumentException if its dtype is neither `i32` nor `i64`
  public static void checkDtype(String op, Tensor index) {
    if (index.dtype() != DType.I32 && index.dtype() != DType.I64) {
      throw new WrongArgumentException(
          op, "index", "Expected dtype i32 or i64 for index, found " + index.dtype() + ".");
    }
  }

  /// Refuses a tensor that is no list of positions.
  ///
  /// @param op the op's name, for messages
  /// @param index the tensor
  /// @throws ShapeException if it has more than one axis
  /// @throws WrongArgumentException if its dtype is neither `i32` nor `i64`
  public static void checkVector(String op, Tensor index) {
    checkDtype(op, index);
    if (index.rank() > 1) {
      throw new ShapeException(
          op,
          "Index is supposed to be a vector, found shape "
              + index.layout().shapeText()
              + " of index, expected one dimension.");
    }
  }

  /// Lays a list of positions along one axis of a shape and repeats it along the others.
  ///
  /// @param index of one axis, or a single position
  /// @param dim the axis
  /// @param shape whose axis `dim` is as long as the list
  /// @return a view of that shape
  public static Tensor spread(Tensor index, int dim, long[] shape) {
    long[] strides = new long[shape.length];
    if (shape.length > 0 && index.rank() == 1) {
      strides[dim] = index.layout().stride(0);
    }
    return index.alias(Layout.strided(index.layout().offset(), shape, strides));
  }

  /// Finds the places that an index tensor means: that of `x[i, index[i, j, k], k]` for the axis 1.
  ///
  /// @param op the op's name, for messages
  /// @param index of as many axes as `x`, and no longer than it along others than `dim`
  /// @param x the layout that is looked into
  /// @param dim the axis, from 0
  /// @return a position in the array of `x` for each element of `index`, the last axis fastest
  /// @throws WrongArgumentException if an index is not a position of that axis
  public static int[] places(String op, Tensor index, Layout x, int dim) {
    int[] places = new int[index.layout().arrayLength(op)];
    long[] strides = x.rank() == index.rank() ? x.strides() : new long[index.rank()];
    if (x.rank() > 0 && index.rank() > 0) {
      strides[dim] = 0;
    }
    long size = x.rank() == 0 ? 1 : x.shape(dim);
    int step = x.rank() == 0 ? 0 : (int) x.stride(dim);
    Layout across = Layout.strided(x.offset(), index.shape(), strides);
    Walk walk = Walk.over(index.shape(), index.layout(), across);
    Object numbers = index.array();
    int n = 0;
    while (walk.next()) {
      for (int i = 0; i < walk.length(); i++) {
        long at = Cells.getLong(numbers, index.dtype(), walk.at(0) + i * walk.step(0));
        checkInside(op, "index", at, dim, size);
        places[n++] = walk.at(1) + i * walk.step(1) + (int) at * step;
      }
    }
    return places;
  }

  /// Lists where the elements of a layout stand.
  ///
  /// @param layout the layout
  /// @return a position for each element, the last axis fastest
  public static int[] places(Layout layout) {
    int[] places = new int[layout.arrayLength("Indexes.places")];
    Walk walk = Walk.over(layout.shape(), layout);
    int n = 0;
    while (walk.next()) {
      for (int i = 0; i < walk.length(); i++) {
        places[n++] = walk.at(0) + i * walk.step(0);
      }
    }
    return places;
  }

  /// Refuses a position outside an axis.
  ///
  /// @param op the op's name, for messages
  /// @param argument the argument's name
  /// @param index the position
  /// @param dim the axis, for the message
  /// @param size its length
  /// @throws WrongArgumentException if it is negative or not less than the length
  public static void checkInside(String op, String argument, long index, int dim, long size) {
    checkInside(op, argument, index, dim, size, false);
  }

  /// Refuses a position outside an axis, where negative ones may count from the end.
  static void checkInside(
      String op, String argument, long index, int dim, long size, boolean fromEnd) {
    long lowest = fromEnd ? -size : 0;
    if (index < lowest || index >= size) {
      throw outside(op, argument, index, dim, size, fromEnd);
    }
  }

  /// Returns what is said of a position outside an axis.
  static WrongArgumentException outside(
      String op, String argument, long index, int dim, long size, boolean fromEnd) {
    return new WrongArgumentException(
        op,
        argument,
        "index "
            + index
            + " is out of bounds for dimension "
            + dim
            + " with size "
            + size
            + (size == 0
                ? ", expected a dimension that is not empty."
                : ", expected " + (fromEnd ? -size : 0) + " to " + (size - 1) + "."));
  }

  /// Refuses index tensors that reach beyond another tensor along other axes than the one they
  /// index.
  ///
  /// @param op the op's name, for messages
  /// @param index the index tensor
  /// @param x the tensor that is indexed
  /// @param dim the axis, from 0
  /// @throws ShapeException if the numbers of axes differ or the index tensor is longer
  public static void checkAcross(String op, Tensor index, Tensor x, int dim) {
    checkRank(op, index, x, "x");
    for (int axis = 0; axis < x.rank(); axis++) {
      if (axis != dim && length(index, axis) > length(x, axis)) {
        throw new ShapeException(
            op,
            "Size does not match at dimension "
                + axis
                + " expected index "
                + index.layout().shapeText()
                + " to be no larger than x "
                + x.layout().shapeText()
                + " apart from dimension "
                + dim
                + ".");
      }
    }
  }

  /// Refuses a source that has no element for each index.
  ///
  /// @param op the op's name, for messages
  /// @param index the index tensor
  /// @param source the source
  /// @throws ShapeException if the numbers of axes differ or the source is shorter along one
  public static void checkCovered(String op, Tensor index, Tensor source) {
    checkRank(op, index, source, "source");
    for (int axis = 0; axis < index.rank(); axis++) {
      if (length(index, axis) > length(source, axis)) {
        throw new ShapeException(
            op,
            "Expected index "
                + index.layout().shapeText()
                + " to be no larger size than source "
                + source.layout().shapeText()
                + ", but it is along dimension "
                + axis
                + ".");
      }
    }
  }

  private static long length(Tensor x, int axis) {
    return axis < x.rank() ? x.layout().shape(axis) : 1;
  }

  private static void checkRank(String op, Tensor index, Tensor other, String name) {
    // A single value counts as one dimension of length 1, as in PyTorch.
    if (Math.max(1, index.rank()) != Math.max(1, other.rank()) && index.size() > 0) {
      throw new ShapeException(
          op,
          "Index tensor must have the same number of dimensions as "
              + name
              + ", found shapes "
              + index.layout().shapeText()
              + " and "
              + other.layout().shapeText()
              + ".");
    }
  }
}
