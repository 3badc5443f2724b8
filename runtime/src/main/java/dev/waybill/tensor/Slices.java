package dev.waybill.tensor;

import dev.waybill.dispatch.WrongArgumentException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Layouts of a part of an axis. Axes and positions may be negative and then count from the last.
public final class Slices {
  private static final long MOST_PARTS = 1 << 20;

  private Slices() {}

  /// Takes every `step`-th element of an axis as Python's slices do: positions outside are cut to
  /// the ends.
  ///
  /// @param of a layout
  /// @param dim the axis
  /// @param start the first position; `null` for 0
  /// @param end the position after the last; `null` for the axis's length
  /// @param step at least 1
  /// @return a layout of the elements
  /// @throws WrongArgumentException if there is no such axis or the step is less than 1
  public static Layout slice(
      Layout of, int dim, @Nullable Long start, @Nullable Long end, long step) {
    int axis = axis("slice", of, dim);
    if (step < 1) {
      throw new WrongArgumentException(
          "tensor.slice",
          "step",
          "step must be greater than zero, found " + step + ", expected 1 or more.");
    }
    long length = of.shape(axis);
    long from = start == null ? 0 : cut(start, length);
    long to = end == null ? length : cut(end, length);
    long count = to <= from ? 0 : (to - from - 1) / step + 1;
    // Of a single element the stride may stay; with a huge step it would overflow.
    return part(of, axis, from, count, count > 1 ? step : 1);
  }

  /// Removes an axis by choosing one position on it.
  ///
  /// @param of a layout
  /// @param dim the axis
  /// @param index the position
  /// @return a layout of the elements there
  /// @throws WrongArgumentException if there is no such axis or position
  public static Layout select(Layout of, int dim, long index) {
    int axis = axis("select", of, dim);
    long length = of.shape(axis);
    if (index < -length || index >= length) {
      throw new WrongArgumentException(
          "tensor.select",
          "index",
          "index "
              + index
              + " is out of bounds for dimension "
              + axis
              + " with size "
              + length
              + ", expected "
              + (length == 0 ? "a dimension that is not empty." : range(-length, length - 1)));
    }
    return Layouts.without(of, axis, (index < 0 ? index + length : index) * of.stride(axis));
  }

  /// Takes a run of an axis.
  ///
  /// @param of a layout
  /// @param dim the axis
  /// @param start the first position
  /// @param length the number of positions
  /// @return a layout of the elements
  /// @throws WrongArgumentException if there is no such axis or it is too short
  public static Layout narrow(Layout of, int dim, long start, long length) {
    String op = "tensor.narrow";
    int axis = axis("narrow", of, dim);
    long size = of.shape(axis);
    if (length < 0) {
      throw new WrongArgumentException(
          op,
          "length",
          "narrow(): length must be non-negative, found " + length + ", expected 0 or more.");
    }
    if (start < -size || start > size) {
      throw new WrongArgumentException(
          op,
          "start",
          "start out of range (expected to be in range of ["
              + -size
              + ", "
              + size
              + "], but got "
              + start
              + ").");
    }
    long from = start < 0 ? start + size : start;
    if (length > size - from) {
      throw new WrongArgumentException(
          op,
          "length",
          "start ("
              + from
              + ") + length ("
              + length
              + ") exceeds dimension size ("
              + size
              + "), expected at most "
              + (size - from)
              + ".");
    }
    return part(of, axis, from, length, 1);
  }

  /// Cuts an axis into parts of one length; the last may be shorter.
  ///
  /// @param of a layout
  /// @param size the length of a part, at least 1; 0 only where the axis is empty
  /// @param dim the axis
  /// @return the parts, at least one
  /// @throws WrongArgumentException if there is no such axis or the length is too small
  public static List<Layout> split(Layout of, long size, int dim) {
    int axis = axis("split", of, dim);
    long length = of.shape(axis);
    if (size < 0 || (size == 0 && length > 0)) {
      throw new WrongArgumentException(
          "tensor.split",
          "size",
          "split expects split_size be "
              + (size < 0 ? "non-negative" : "greater than 0 for a dimension that is not empty")
              + ", but got split_size="
              + size
              + ", expected 1 or more.");
    }
    List<Layout> parts = new ArrayList<>();
    long from = 0;
    do {
      long count = Math.min(size, length - from);
      parts.add(part(of, axis, from, count, 1));
      from += count;
    } while (from < length);
    return parts;
  }

  /// Cuts an axis into parts of given lengths.
  ///
  /// @param of a layout
  /// @param sizes the lengths, which add up to the axis's
  /// @param dim the axis
  /// @return the parts
  /// @throws WrongArgumentException if there is no such axis or the lengths do not add up
  public static List<Layout> split(Layout of, long[] sizes, int dim) {
    int axis = axis("split", of, dim);
    long length = of.shape(axis);
    long left = length;
    for (long size : sizes) {
      left = size < 0 || size > left ? -1 : left - size;
      if (left < 0) {
        break;
      }
    }
    if (left != 0) {
      throw new WrongArgumentException(
          "tensor.split",
          "size",
          "split_with_sizes expects split_sizes to sum exactly to "
              + length
              + " (input tensor's size at dimension "
              + axis
              + "), but got split_sizes="
              + Arrays.toString(sizes)
              + ", expected lengths of 0 or more with that sum.");
    }
    List<Layout> parts = new ArrayList<>();
    long from = 0;
    for (long size : sizes) {
      parts.add(part(of, axis, from, size, 1));
      from += size;
    }
    return parts;
  }

  /// Cuts an axis into a number of parts of one length; the last may be shorter, or there may be
  /// fewer.
  ///
  /// @param of a layout
  /// @param chunks the number of parts, at least 1
  /// @param dim the axis
  /// @return the parts
  /// @throws WrongArgumentException if there is no such axis or the number is less than 1
  public static List<Layout> chunk(Layout of, long chunks, int dim) {
    int axis = axis("chunk", of, dim);
    if (chunks < 1) {
      throw new WrongArgumentException(
          "tensor.chunk",
          "chunks",
          "chunk expects `chunks` to be greater than 0, got: " + chunks + ", expected 1 or more.");
    }
    long length = of.shape(axis);
    if (length == 0) {
      checkParts("tensor.chunk", "chunks", chunks);
      // PyTorch keeps the number of parts here, though none holds anything.
      List<Layout> parts = new ArrayList<>();
      for (long i = 0; i < chunks; i++) {
        parts.add(of);
      }
      return parts;
    }
    return split(of, (length - 1) / chunks + 1, axis);
  }

  /// Refuses a list that would fill the memory.
  private static void checkParts(String op, String argument, long parts) {
    if (parts > MOST_PARTS) {
      throw new WrongArgumentException(
          op, argument, "found " + parts + " empty parts, expected at most " + MOST_PARTS + ".");
    }
  }

  private static int axis(String name, Layout of, int dim) {
    if (of.rank() == 0) {
      throw new WrongArgumentException(
          "tensor." + name,
          "x",
          name + "() cannot be applied to a 0-dim tensor, expected at least one dimension.");
    }
    return Layouts.dim("tensor." + name, "dim", dim, of.rank());
  }

  private static long cut(long position, long length) {
    long counted = position < 0 ? position + length : position;
    return Math.clamp(counted, 0L, length);
  }

  private static Layout part(Layout of, int axis, long from, long count, long step) {
    long[] shape = of.shape();
    long[] strides = of.strides();
    shape[axis] = count;
    strides[axis] *= step;
    // Nothing is read of an empty part, so it stays inside whatever the storage holds.
    long moved = count == 0 ? 0 : from * of.stride(axis);
    return Layout.strided(of.offset() + moved, shape, strides);
  }

  private static String range(long from, long to) {
    return from + " to " + to + ".";
  }
}
