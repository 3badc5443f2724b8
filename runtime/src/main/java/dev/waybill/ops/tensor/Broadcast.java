package dev.waybill.ops.tensor;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.Layout;

/// The common shape of two tensors, and where their elements for it stand.
final class Broadcast {
  private final long[] shape;
  private final Layout left;
  private final Layout right;

  private Broadcast(long[] shape, Layout left, Layout right) {
    this.shape = shape;
    this.left = left;
    this.right = right;
  }

  static Broadcast of(String op, Layout left, Layout right) {
    long[] shape = new long[Math.max(left.rank(), right.rank())];
    for (int back = 1; back <= shape.length; back++) {
      long a = back <= left.rank() ? left.shape(left.rank() - back) : 1;
      long b = back <= right.rank() ? right.shape(right.rank() - back) : 1;
      if (a != b && a != 1 && b != 1) {
        throw new ShapeException(
            op,
            "found shapes "
                + left.shapeText()
                + " and "
                + right.shapeText()
                + ", expected axes that are equal or 1, counted from the last.");
      }
      shape[shape.length - back] = a == 1 ? b : a;
    }
    return new Broadcast(shape, left, right);
  }

  long[] shape() {
    return shape.clone();
  }

  /// Returns where the left element for the i-th result stands.
  long left(long i) {
    return at(left, i);
  }

  /// Returns where the right element for the i-th result stands.
  long right(long i) {
    return at(right, i);
  }

  private long at(Layout layout, long i) {
    long at = layout.offset();
    long rest = i;
    for (int back = 1; back <= layout.rank(); back++) {
      long length = shape[shape.length - back];
      int axis = layout.rank() - back;
      at += layout.shape(axis) == 1 ? 0 : rest % length * layout.stride(axis);
      rest /= length;
    }
    return at;
  }
}
