package dev.waybill.ops.math;

import dev.waybill.kernel.DeviceOrder;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;

/// Sorts the lines of a tensor.
final class Order {
  private final boolean descending;
  private final long[] keys;
  private int[] order;
  private int[] spare;

  private Order(int count, boolean descending) {
    this.descending = descending;
    this.keys = new long[count];
    this.order = new int[count];
    this.spare = new int[count];
  }

  /// Returns the first elements of each sorted line.
  ///
  /// @param axis along which, from 0
  /// @param taken how many
  static ValuesAndIndices first(Tensor x, int axis, boolean descending, long taken) {
    ValuesAndIndices first = empty(x, axis, taken);
    Tensor values = first.values();
    if (!Results.isMeta(values) && values.size() > 0) {
      int count = Layout.dense(0, count(x, axis)).arrayLength("math.sort");
      Order order = new Order(count, descending);
      Lines lines = Lines.along(axis, x, values, first.indices());
      while (lines.next()) {
        order.line(x, lines);
        order.write(x, values, first.indices(), lines, (int) taken);
      }
    }
    return first;
  }

  /// Returns the same of a tensor on a device.
  ///
  /// @param op the op's name
  static ValuesAndIndices firstOnDevice(
      String op, Tensor x, int axis, boolean descending, long taken) {
    ValuesAndIndices first = empty(x, axis, taken);
    DeviceOrder.first(op, x, axis, descending, first.values(), first.indices());
    return first;
  }

  private static ValuesAndIndices empty(Tensor x, int axis, long taken) {
    long[] shape = x.shape();
    if (x.rank() > 0) {
      shape[axis] = taken;
    }
    return new ValuesAndIndices(
        Results.empty(x, x.dtype(), shape), Results.empty(x, DType.I64, shape));
  }

  /// Returns the length of an axis; 1 where there are none.
  static long count(Tensor x, int axis) {
    return x.rank() == 0 ? 1 : x.layout().shape(axis);
  }

  private void line(Tensor x, Lines lines) {
    for (int i = 0; i < keys.length; i++) {
      int at = lines.at(0) + i * lines.step(0);
      long key =
          x.dtype().isFloating()
              ? key(Cells.getDouble(x.array(), x.dtype(), at))
              : Cells.getLong(x.array(), x.dtype(), at);
      keys[i] = descending ? ~key : key;
      order[i] = i;
    }
    for (int width = 1; width < keys.length; width *= 2) {
      for (int from = 0; from < keys.length; from += 2 * width) {
        merge(from, Math.min(from + width, keys.length), Math.min(from + 2 * width, keys.length));
      }
      int[] sorted = spare;
      spare = order;
      order = sorted;
    }
  }

  /// Returns a whole number that orders as the number does, NaN last and -0 as 0.
  private static long key(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  /// Merges two sorted runs; of equal elements those of the first run come first.
  private void merge(int from, int middle, int to) {
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takesLeft = right == to || (left < middle && keys[order[left]] <= keys[order[right]]);
      spare[i] = takesLeft ? order[left++] : order[right++];
    }
  }

  private void write(Tensor x, Tensor values, Tensor indices, Lines lines, int taken) {
    long[] places = indices.longArray();
    for (int i = 0; i < taken; i++) {
      int from = lines.at(0) + order[i] * lines.step(0);
      System.arraycopy(x.array(), from, values.array(), lines.at(1) + i * lines.step(1), 1);
      places[lines.at(2) + i * lines.step(2)] = order[i];
    }
  }
}
