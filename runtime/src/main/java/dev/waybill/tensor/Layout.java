package dev.waybill.tensor;

import dev.waybill.dispatch.ShapeException;
import java.math.BigInteger;
import java.util.Arrays;

/// Where the elements of a tensor stand in its storage: element `[i, j]` at `offset + i * stride(0)
/// + j * stride(1)`. Immutable.
public final class Layout {

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final long offset;
  private final long[] shape;
  private final long[] strides;
  private final long size;
  private final boolean dense;

  private Layout(long offset, long[] shape, long[] strides, long size, boolean dense) {
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
    this.size = size;
    this.dense = dense;
  }

  /// Makes the layout whose elements follow each other, the last axis fastest.
  ///
  /// @param offset where the first element stands
  /// @param shape the length of each axis; none for a single value
  /// @return the layout
  /// @throws ShapeException if a length is negative or the number of elements exceeds a `long`
  public static Layout dense(long offset, long... shape) {
    long[] lengths = shape.clone();
    long size = checkedSize("Layout.dense", lengths);
    return new Layout(
        checkedOffset("Layout.dense", offset), lengths, denseStrides(lengths), size, true);
  }

  /// Makes any layout.
  ///
  /// @param offset where the first element stands
  /// @param shape the length of each axis
  /// @param strides the step of each axis
  /// @return the layout
  /// @throws ShapeException if there are not as many strides as lengths, or a length is negative
  public static Layout strided(long offset, long[] shape, long[] strides) {
    String method = "Layout.strided";
    if (shape.length != strides.length) {
      throw new ShapeException(
          method,
          "found "
              + strides.length
              + " strides for shape "
              + Arrays.toString(shape)
              + ", expected "
              + shape.length
              + ".");
    }
    long[] lengths = shape.clone();
    long[] steps = strides.clone();
    long size = checkedSize(method, lengths);
    return new Layout(
        checkedOffset(method, offset), lengths, steps, size, size == 0 || isDense(lengths, steps));
  }

  /// Returns where the first element stands.
  ///
  /// @return an index into the storage
  public long offset() {
    return offset;
  }

  /// Returns the number of axes.
  ///
  /// @return 0 for a single value
  public int rank() {
    return shape.length;
  }

  /// Returns the number of elements.
  ///
  /// @return the product of the lengths; 1 for a single value
  public long size() {
    return size;
  }

  /// Returns the number of elements as the length of an array that is to hold them.
  ///
  /// @param op what was called, for messages
  /// @return the product of the lengths
  /// @throws ShapeException if no array is that long
  public int arrayLength(String op) {
    if (size > LONGEST_ARRAY) {
      throw tooLarge(op, shapeText());
    }
    return (int) size;
  }

  /// Refuses a shape that no array holds.
  static ShapeException tooLarge(String op, String shape) {
    return new ShapeException(
        op,
        "found shape "
            + shape
            + ", which is too large for a Java array, expected fewer than 2,147,483,640 elements.");
  }

  /// Returns the lengths of all axes.
  ///
  /// @return a new array
  public long[] shape() {
    return shape.clone();
  }

  /// Returns the length of one axis.
  ///
  /// @param axis from 0
  /// @return the length
  public long shape(int axis) {
    return shape[axis];
  }

  /// Returns the steps of all axes.
  ///
  /// @return a new array
  public long[] strides() {
    return strides.clone();
  }

  /// Returns the step of one axis.
  ///
  /// @param axis from 0
  /// @return how far the next element along this axis stands
  public long stride(int axis) {
    return strides[axis];
  }

  /// Returns whether the elements follow each other, the last axis fastest.
  ///
  /// @return true where `offset + i` is the i-th element
  public boolean isDense() {
    return dense;
  }

  /// Returns where an element stands.
  ///
  /// @param i the number of the element, the last axis fastest
  /// @return an index into the storage
  public long position(long i) {
    if (dense) {
      return offset + i;
    }
    long at = offset;
    long rest = i;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      at += rest % shape[axis] * strides[axis];
      rest /= shape[axis];
    }
    return at;
  }

  /// Returns this layout repeated along new axes in front and axes of length 1.
  ///
  /// @param target the length of each axis
  /// @return a layout of that shape; repeated axes have stride 0
  /// @throws ShapeException if an axis that is not 1 has another length
  public Layout expandTo(long... target) {
    return Arrays.equals(shape, target) ? this : Reshapes.expand(this, target);
  }

  /// Returns whether another layout has the same shape.
  ///
  /// @param other a layout
  /// @return true for the same lengths in the same order
  public boolean sameShape(Layout other) {
    return Arrays.equals(shape, other.shape);
  }

  /// Returns the shape as text.
  ///
  /// @return such as `[2, 3]`
  public String shapeText() {
    return Arrays.toString(shape);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Layout that
        && offset == that.offset
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(strides, that.strides);
  }

  @Override
  public int hashCode() {
    return (Long.hashCode(offset) * 31 + Arrays.hashCode(shape)) * 31 + Arrays.hashCode(strides);
  }

  @Override
  public String toString() {
    return "offset " + offset + ", shape " + shapeText() + ", strides " + Arrays.toString(strides);
  }

  /// Returns the dense layout of this shape that begins at 0; itself where it is that one.
  Layout compact() {
    return dense && offset == 0 && size > 0 ? this : dense(0, shape);
  }

  /// Returns the lowest index that an element has; the offset where there are none.
  long lowest() {
    return end(false);
  }

  /// Returns the highest index that an element has; the offset where there are none.
  long highest() {
    return end(true);
  }

  /// Stays at the ends of `long`, where no storage reaches.
  private long end(boolean upper) {
    long at = offset;
    for (int axis = 0; size > 0 && axis < shape.length; axis++) {
      if (shape[axis] > 1 && strides[axis] != 0 && strides[axis] > 0 == upper) {
        long length = shape[axis] - 1;
        long step = length * strides[axis];
        boolean outside = Math.multiplyHigh(length, strides[axis]) != step >> 63;
        long next = at + step;
        if (outside || next < at == upper) {
          return upper ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
        at = next;
      }
    }
    return at;
  }

  private static long[] denseStrides(long[] shape) {
    long[] strides = new long[shape.length];
    long step = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      strides[axis] = step;
      step *= shape[axis];
    }
    return strides;
  }

  private static boolean isDense(long[] shape, long[] strides) {
    long step = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      // Along an axis of length 1 nothing is ever stepped.
      if (shape[axis] != 1 && strides[axis] != step) {
        return false;
      }
      step *= shape[axis];
    }
    return true;
  }

  /// Multiplies lengths, however large.
  ///
  /// @param shape the length of each axis
  /// @return the number of elements
  public static BigInteger product(long... shape) {
    BigInteger product = BigInteger.ONE;
    for (long length : shape) {
      product = product.multiply(BigInteger.valueOf(length));
    }
    return product;
  }

  private static long checkedOffset(String method, long offset) {
    if (offset < 0) {
      throw new ShapeException(method, "found offset " + offset + ", expected 0 or more.");
    }
    return offset;
  }

  private static long checkedSize(String method, long[] shape) {
    long size = 1;
    boolean empty = false;
    for (long length : shape) {
      if (length < 0) {
        throw new ShapeException(
            method,
            "found a negative length in shape " + Arrays.toString(shape) + ", expected 0 or more.");
      }
      empty |= length == 0;
    }
    for (long length : shape) {
      if (!empty && length > Long.MAX_VALUE / size) {
        throw new ShapeException(
            method,
            "found shape "
                + Arrays.toString(shape)
                + " of "
                + product(shape)
                + " elements, more than a long can count, expected at most "
                + Long.MAX_VALUE
                + ".");
      }
      size *= length;
    }
    return empty ? 0 : size;
  }
}
