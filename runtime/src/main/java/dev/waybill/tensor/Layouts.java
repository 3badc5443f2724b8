package dev.waybill.tensor;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Layouts that pick, order or add axes. Axes may be negative and then count from the
/// last. Messages begin as PyTorch's, because those are what people search for.
public final class Layouts {
  private Layouts() {}

  /// Returns the number of an axis that may count from the last.
  ///
  /// @param op what was called, for messages
  /// @param argument the name of the argument
  /// @param dim from `-rank` to `rank - 1`; without axes as if there were one
  /// @param rank the number of axes
  /// @return from 0
  /// @throws WrongArgumentException if there is no such axis
  public static int dim(String op, String argument, int dim, int rank) {
    int range = Math.max(rank, 1);
    if (dim < -range || dim >= range) {
      throw new WrongArgumentException(
          op,
          argument,
          "Dimension out of range (expected to be in range of ["
              + -range
              + ", "
              + (range - 1)
              + "], but got "
              + dim
              + "); found "
              + dim
              + ", expected "
              + -range
              + " to "
              + (range - 1)
              + ".");
    }
    return dim < 0 ? dim + range : dim;
  }

  /// Swaps two axes.
  ///
  /// @param of a layout
  /// @param dim0 an axis
  /// @param dim1 another one, or the same
  /// @return a layout of the same elements
  /// @throws WrongArgumentException if there is no such axis
  public static Layout transpose(Layout of, int dim0, int dim1) {
    int first = dim("tensor.transpose", "dim0", dim0, of.rank());
    int second = dim("tensor.transpose", "dim1", dim1, of.rank());
    if (of.rank() == 0) {
      return of;
    }
    long[] shape = of.shape();
    long[] strides = of.strides();
    shape[first] = of.shape(second);
    shape[second] = of.shape(first);
    strides[first] = of.stride(second);
    strides[second] = of.stride(first);
    return Layout.strided(of.offset(), shape, strides);
  }

  /// Swaps the axes of a matrix.
  ///
  /// @param of a layout of at most 2 axes
  /// @return a layout of the same elements
  /// @throws ShapeException if there are more axes
  public static Layout t(Layout of) {
    if (of.rank() > 2) {
      throw new ShapeException(
          "tensor.t",
          "t() expects a tensor with <= 2 dimensions, but self is "
              + of.rank()
              + "D; found shape "
              + of.shapeText()
              + ".");
    }
    return of.rank() < 2 ? of : transpose(of, 0, 1);
  }

  /// Orders the axes.
  ///
  /// @param of a layout
  /// @param dims for each new axis the old one, each once
  /// @return a layout of the same elements
  /// @throws WrongArgumentException if an axis does not exist, is missing or comes twice
  public static Layout permute(Layout of, int... dims) {
    String op = "tensor.permute";
    if (dims.length != of.rank()) {
      throw new WrongArgumentException(
          op,
          "dims",
          "number of dimensions in the tensor input does not match the length of the desired"
              + " ordering of dimensions, found "
              + Arrays.toString(dims)
              + " for shape "
              + of.shapeText()
              + ", expected "
              + of.rank()
              + " axes.");
    }
    long[] shape = new long[dims.length];
    long[] strides = new long[dims.length];
    boolean[] seen = new boolean[dims.length];
    for (int axis = 0; axis < dims.length; axis++) {
      int from = dim(op, "dims", dims[axis], of.rank());
      if (seen[from]) {
        throw new WrongArgumentException(
            op,
            "dims",
            "permute(): duplicate dims are not allowed, found "
                + Arrays.toString(dims)
                + ", expected each axis once.");
      }
      seen[from] = true;
      shape[axis] = of.shape(from);
      strides[axis] = of.stride(from);
    }
    return Layout.strided(of.offset(), shape, strides);
  }

  /// Removes an axis of length 1; another one stays.
  ///
  /// @param of a layout
  /// @param dims the axes; none for all of length 1
  /// @return a layout of the same elements
  /// @throws WrongArgumentException if an axis does not exist or comes twice
  public static Layout squeeze(Layout of, int... dims) {
    String op = "tensor.squeeze";
    boolean[] listed = new boolean[Math.max(of.rank(), 1)];
    for (int given : dims) {
      int axis = dim(op, "dim", given, of.rank());
      if (listed[axis]) {
        throw new WrongArgumentException(
            op,
            "dim",
            "dim "
                + axis
                + " appears multiple times in the list of dims, found "
                + Arrays.toString(dims)
                + ", expected each axis once.");
      }
      listed[axis] = true;
    }
    Layout result = of;
    for (int axis = of.rank() - 1; axis >= 0; axis--) {
      if (of.shape(axis) == 1 && (dims.length == 0 || listed[axis])) {
        result = without(result, axis, 0);
      }
    }
    return result;
  }

  /// Adds an axis of length 1.
  ///
  /// @param of a layout
  /// @param dim the number of the new axis
  /// @return a layout of the same elements
  /// @throws WrongArgumentException if the number is outside
  public static Layout unsqueeze(Layout of, int dim) {
    int at = dim("tensor.unsqueeze", "dim", dim, of.rank() + 1);
    long[] shape = new long[of.rank() + 1];
    long[] strides = new long[of.rank() + 1];
    for (int axis = 0; axis < shape.length; axis++) {
      int from = axis < at ? axis : axis - 1;
      boolean added = axis == at;
      shape[axis] = added ? 1 : of.shape(from);
      // What a dense tensor would have there.
      strides[axis] = !added ? of.stride(from) : at == of.rank() ? 1 : of.shape(at) * of.stride(at);
    }
    return Layout.strided(of.offset(), shape, strides);
  }

  /// Puts one diagonal of two axes in their place, as the last axis.
  ///
  /// @param of a layout of at least 2 axes
  /// @param offset which diagonal: 0 the main one, above 0 further along `dim2`
  /// @param dim1 the axis of the rows
  /// @param dim2 the axis of the columns
  /// @return a layout of the diagonal's elements
  /// @throws WrongArgumentException if an axis does not exist or both are the same
  public static Layout diagonal(Layout of, long offset, int dim1, int dim2) {
    String op = "tensor.diagonal";
    int rows = dim(op, "dim1", dim1, of.rank());
    int columns = dim(op, "dim2", dim2, of.rank());
    if (rows == columns) {
      throw new WrongArgumentException(
          op, "dim2", "diagonal dimensions cannot be identical " + dim1 + ", " + dim2 + ".");
    }
    long down = Math.min(Math.max(offset, -of.shape(rows)), 0);
    long right = Math.max(Math.min(offset, of.shape(columns)), 0);
    long length = Math.min(of.shape(rows) + down, of.shape(columns) - right);
    long start = length == 0 ? 0 : right * of.stride(columns) - down * of.stride(rows);
    Layout rest = without(without(of, Math.max(rows, columns), 0), Math.min(rows, columns), start);
    return append(rest, length, of.stride(rows) + of.stride(columns));
  }

  /// Puts windows along an axis; what lies in a window becomes the last axis.
  ///
  /// @param of a layout
  /// @param dim the axis
  /// @param size the length of a window
  /// @param step the distance of two windows, at least 1
  /// @return a layout in which elements of overlapping windows occur several times
  /// @throws WrongArgumentException if there is no such axis or a number is outside its range
  public static Layout unfold(Layout of, int dim, long size, long step) {
    String op = "tensor.unfold";
    int axis = dim(op, "dimension", dim, of.rank());
    long length = of.rank() == 0 ? 1 : of.shape(axis);
    if (size < 0 || size > length) {
      throw new WrongArgumentException(
          op,
          "size",
          "maximum size for tensor at dimension "
              + axis
              + " is "
              + length
              + " but size is "
              + size
              + ", expected 0 to "
              + length
              + ".");
    }
    if (step < 1) {
      throw new WrongArgumentException(
          op, "step", "step is " + step + " but must be > 0, expected 1 or more.");
    }
    if (of.rank() == 0) {
      return append(of, size, 1);
    }
    long[] shape = of.shape();
    long[] strides = of.strides();
    shape[axis] = (length - size) / step + 1;
    // A step beyond the axis is never taken; the stride may then stay.
    strides[axis] *= shape[axis] > 1 ? step : 1;
    return append(Layout.strided(of.offset(), shape, strides), size, of.stride(axis));
  }

  /// Lays any shape and strides over the storage.
  ///
  /// @param of a layout, whose offset counts where none is given
  /// @param shape the length of each axis
  /// @param strides the step of each axis, 0 or more
  /// @param offset where the first element stands; `null` for that of `of`
  /// @return a layout, which [Tensor#alias(Layout)] holds against the storage
  /// @throws ShapeException if a length, stride or the offset is negative, or one is missing
  public static Layout asStrided(Layout of, long[] shape, long[] strides, @Nullable Long offset) {
    for (long stride : strides) {
      if (stride < 0) {
        throw new ShapeException(
            "tensor.asStrided",
            "Negative strides are not supported, got strides: "
                + Arrays.toString(strides)
                + ", expected 0 or more.");
      }
    }
    return Layout.strided(offset == null ? of.offset() : offset, shape, strides);
  }

  /// Removes an axis.
  static Layout without(Layout of, int axis, long moved) {
    long[] shape = new long[of.rank() - 1];
    long[] strides = new long[of.rank() - 1];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = of.shape(i < axis ? i : i + 1);
      strides[i] = of.stride(i < axis ? i : i + 1);
    }
    return Layout.strided(of.offset() + moved, shape, strides);
  }

  private static Layout append(Layout of, long length, long stride) {
    long[] shape = Arrays.copyOf(of.shape(), of.rank() + 1);
    long[] strides = Arrays.copyOf(of.strides(), of.rank() + 1);
    shape[of.rank()] = length;
    strides[of.rank()] = stride;
    return Layout.strided(of.offset(), shape, strides);
  }
}
