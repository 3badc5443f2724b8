package dev.waybill.kernel;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Reshapes;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What index tensors and masks pick of a tensor, as `x[:, index]` in NumPy. The index tensors are
/// broadcast to one shape, which stands in the result where the first indexed axis stood; in front,
/// where axes that are not indexed lie between indexed ones.
///
/// Source: NumPy user guide, "Advanced indexing".
public final class AdvancedIndex {
  private final String op;
  private final Layout x;
  private final List<Tensor> picks = new ArrayList<>();
  private final List<Integer> axes = new ArrayList<>();
  private final long[] picked;
  private final int front;

  private AdvancedIndex(String op, Tensor x, List<Tensor> indices, int @Nullable [] dims) {
    this.op = op;
    this.x = x.layout();
    int next = 0;
    for (int i = 0; i < indices.size(); i++) {
      int axis = dims == null ? next : Layouts.dim(op, "dims", dims[i], x.rank());
      next = axis + add(indices.get(i), i, axis);
    }
    if (axes.stream().distinct().count() != axes.size()) {
      throw new WrongArgumentException(
          op, "dims", "found " + axes + ", expected each dimension once.");
    }
    this.picked = picked();
    this.front = front();
  }

  /// Works out what index tensors mean.
  ///
  /// @param op the op's name, for messages
  /// @param x the tensor that is indexed
  /// @param indices of dtype `i32` or `i64`, each for one axis, negative numbers counting from the
  /// end; or `bool` with the lengths of the axes that it stands for
  /// @param dims the axis, for masks the first one, that each stands for; `null` for those from the
  /// first on
  /// @return the places
  /// @throws ShapeException if there are too many, a mask's shape is another, or they cannot be
  /// broadcast
  /// @throws WrongArgumentException if a dtype is another or an axis is named twice
  public static AdvancedIndex of(String op, Tensor x, List<Tensor> indices, int @Nullable [] dims) {
    if (dims != null && dims.length != indices.size()) {
      throw new WrongArgumentException(
          op,
          "dims",
          "found "
              + Arrays.toString(dims)
              + ", expected one for each of the "
              + indices.size()
              + " indices.");
    }
    return new AdvancedIndex(op, x, indices, dims);
  }

  private int add(Tensor index, int number, int axis) {
    DType dtype = index.dtype();
    if (dtype != DType.BOOL && dtype != DType.I32 && dtype != DType.I64) {
      throw new WrongArgumentException(
          op,
          "indices",
          "tensors used as indices must be i32, i64 or bool tensors, found " + dtype + ".");
    }
    int covered = dtype == DType.BOOL ? index.rank() : 1;
    if (axis + covered > x.rank()) {
      throw new ShapeException(
          op,
          "too many indices for tensor of dimension "
              + x.rank()
              + "; found shape "
              + x.shapeText()
              + ", expected at most as many indices as it has dimensions.");
    }
    if (dtype == DType.BOOL) {
      checkMask(index, number, axis);
      picks.addAll(NonzeroPlaces.of(index));
    } else {
      picks.add(index);
    }
    for (int i = 0; i < covered; i++) {
      axes.add(axis + i);
    }
    return covered;
  }

  private void checkMask(Tensor mask, int number, int axis) {
    boolean fits = mask.rank() > 0;
    for (int i = 0; i < mask.rank(); i++) {
      fits &= mask.layout().shape(i) == x.shape(axis + i);
    }
    if (!fits) {
      throw new ShapeException(
          op,
          "The shape of the mask "
              + mask.layout().shapeText()
              + " at index "
              + number
              + " does not match the shape of the indexed tensor "
              + x.shapeText()
              + " from dimension "
              + axis
              + " on; found "
              + mask.layout().shapeText()
              + ", expected the lengths there.");
    }
  }

  private long[] picked() {
    long[] shape = {};
    for (Tensor pick : picks) {
      long[] own = pick.shape();
      long[] wider = own.length > shape.length ? own.clone() : shape.clone();
      int shift = wider.length - Math.min(own.length, shape.length);
      long[] shorter = own.length > shape.length ? shape : own;
      for (int i = 0; i < shorter.length; i++) {
        long there = wider[i + shift];
        if (there != shorter[i] && there != 1 && shorter[i] != 1) {
          throw new ShapeException(
              op,
              "shape mismatch: indexing tensors could not be broadcast together with shapes "
                  + String.join(", ", picks.stream().map(t -> t.layout().shapeText()).toList())
                  + ", expected axes that are equal or 1, counted from the last.");
        }
        wider[i + shift] = there == 1 ? shorter[i] : there;
      }
      shape = wider;
    }
    return shape;
  }

  /// Where the picked axes begin in the result.
  private int front() {
    for (int i = 1; i < axes.size(); i++) {
      if (axes.get(i) != axes.get(i - 1) + 1) {
        return 0;
      }
    }
    return axes.isEmpty() ? 0 : axes.getFirst();
  }

  /// Returns the shape of what is picked.
  ///
  /// @return a new array
  public long[] shape() {
    return shape(free(0, front), picked, free(front, x.rank()));
  }

  private static long[] shape(Layout before, long[] picked, Layout after) {
    long[] shape = Arrays.copyOf(before.shape(), before.rank() + picked.length + after.rank());
    System.arraycopy(picked, 0, shape, before.rank(), picked.length);
    System.arraycopy(after.shape(), 0, shape, before.rank() + picked.length, after.rank());
    return shape;
  }

  /// Finds where the picked elements stand on a device.
  ///
  /// @param layout of the shape of the indexed tensor
  /// @return a place for each element of [#shape()]
  public DevicePlaces onDevice(Layout layout) {
    long[] shape = shape();
    Layout before = free(layout, 0, front);
    Layout after = free(layout, front, layout.rank());
    long[] strides = Arrays.copyOf(before.strides(), shape.length);
    System.arraycopy(after.strides(), 0, strides, shape.length - after.rank(), after.rank());
    DevicePlaces places = new DevicePlaces(op, shape, Layout.strided(0, shape, strides));
    for (int i = 0; i < picks.size(); i++) {
      int axis = axes.get(i);
      long size = layout.shape(axis);
      Tensor index = across(picks.get(i), shape, after.rank());
      places.pick(
          index,
          -size,
          size,
          layout.stride(axis),
          found -> Indexes.outside(op, "indices", found, axis, size, true));
    }
    return places;
  }

  /// Lays an index tensor along the picked axes of the result.
  private Tensor across(Tensor pick, long[] shape, int behind) {
    long[] strides = new long[shape.length];
    int shift = shape.length - behind - pick.rank();
    for (int axis = 0; axis < pick.rank(); axis++) {
      strides[axis + shift] = pick.layout().shape(axis) == 1 ? 0 : pick.layout().stride(axis);
    }
    return pick.alias(Layout.strided(pick.layout().offset(), shape, strides));
  }

  /// Lists where the picked elements stand.
  ///
  /// @param layout of the shape of the indexed tensor
  /// @return a position for each element of [#shape()], the last axis fastest
  /// @throws WrongArgumentException if an index is no position of its axis
  public int[] places(Layout layout) {
    int[] middle = offsets(layout);
    int[] before = Indexes.places(free(layout, 0, front));
    int[] after = Indexes.places(free(layout, front, layout.rank()));
    int[] places = new int[Math.multiplyExact(before.length, middle.length * after.length)];
    int n = 0;
    for (int b : before) {
      for (int m : middle) {
        for (int a : after) {
          places[n++] = (int) layout.offset() + b + m + a;
        }
      }
    }
    return places;
  }

  private int[] offsets(Layout layout) {
    Layout shape = Layout.dense(0, picked);
    int[] offsets = new int[shape.arrayLength(op)];
    for (int i = 0; i < picks.size(); i++) {
      Tensor pick = picks.get(i);
      int axis = axes.get(i);
      long size = layout.shape(axis);
      int[] at = Indexes.places(Reshapes.expand(pick.layout(), picked));
      for (int j = 0; j < at.length; j++) {
        long index = Cells.getLong(pick.array(), pick.dtype(), at[j]);
        Indexes.checkInside(op, "indices", index, axis, size, true);
        offsets[j] += (int) ((index < 0 ? index + size : index) * layout.stride(axis));
      }
    }
    return offsets;
  }

  private Layout free(int from, int to) {
    return free(x, from, to);
  }

  /// The axes of a range that are not indexed, with the first element at 0.
  private Layout free(Layout layout, int from, int to) {
    int[] axis = new int[layout.rank()];
    int used = 0;
    for (int i = from; i < to; i++) {
      if (!axes.contains(i)) {
        axis[used++] = i;
      }
    }
    long[] lengths = new long[used];
    long[] strides = new long[used];
    for (int i = 0; i < used; i++) {
      lengths[i] = layout.shape(axis[i]);
      strides[i] = layout.stride(axis[i]);
    }
    return Layout.strided(0, lengths, strides);
  }
}
