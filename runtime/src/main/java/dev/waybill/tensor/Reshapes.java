package dev.waybill.tensor;

import dev.waybill.dispatch.ShapeException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Layouts of other shapes over the same elements in the same order. Messages begin as PyTorch's,
/// because those are what people search for.
public final class Reshapes {
  private static final String RESHAPE = "tensor.reshape";
  private static final String EXPAND = "tensor.expand";

  private Reshapes() {}

  /// Returns a layout of another shape.
  ///
  /// @param of a layout
  /// @param shape the length of each axis; -1 at most once, for what remains
  /// @return a layout of the same elements in the same order
  /// @throws ShapeException if the shape has another number of elements, or the strides of `of` do
  ///     not allow it
  public static Layout view(Layout of, long... shape) {
    long[] target = inferred("tensor.view", of, shape);
    Layout view = strided(of, target);
    if (view == null) {
      throw new ShapeException(
          "tensor.view",
          "view size is not compatible with input tensor's size and stride (at least one dimension"
              + " spans across two contiguous subspaces). Use .reshape(...) instead; found shape "
              + of.shapeText()
              + " with strides "
              + Arrays.toString(of.strides())
              + ", expected one that can be read as "
              + Arrays.toString(target)
              + ".");
    }
    return view;
  }

  /// Returns a layout of another shape, if the strides allow it.
  ///
  /// @param of a layout
  /// @param shape the length of each axis; -1 at most once, for what remains
  /// @return a layout of the same elements in the same order; `null` where only a copy can have it
  /// @throws ShapeException if the shape has another number of elements
  public static @Nullable Layout reshapeOrNull(Layout of, long... shape) {
    return strided(of, inferred(RESHAPE, of, shape));
  }

  /// Returns the shape with -1 worked out.
  ///
  /// @param of a layout
  /// @param shape the length of each axis; -1 at most once, for what remains
  /// @return a new array without -1
  /// @throws ShapeException if the shape has another number of elements
  public static long[] shapeFor(Layout of, long... shape) {
    return inferred(RESHAPE, of, shape);
  }

  /// Returns a layout repeated along new axes in front and axes of length 1.
  ///
  /// @param of a layout
  /// @param shape the length of each axis; -1 leaves it
  /// @return a layout of that shape; repeated axes have stride 0
  /// @throws ShapeException if an axis that is not 1 has another length
  public static Layout expand(Layout of, long... shape) {
    int shift = shape.length - of.rank();
    if (shift < 0) {
      throw new ShapeException(
          EXPAND,
          "the number of sizes provided ("
              + shape.length
              + ") must be greater or equal to the number of dimensions in the tensor ("
              + of.rank()
              + "); found shape "
              + Arrays.toString(shape)
              + " for a tensor of shape "
              + of.shapeText()
              + ", expected at least "
              + of.rank()
              + (of.rank() == 1 ? " length." : " lengths."));
    }
    long[] lengths = shape.clone();
    long[] strides = new long[shape.length];
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      long own = axis < shift ? 1 : of.shape(axis - shift);
      if (shape[axis] < 0) {
        if (axis < shift || shape[axis] != -1) {
          throw notAllowed(shape, axis, axis < shift);
        }
        lengths[axis] = own;
      } else if (own != 1 && own != shape[axis]) {
        throw new ShapeException(
            EXPAND,
            "The expanded size of the tensor ("
                + shape[axis]
                + ") must match the existing size ("
                + own
                + ") at non-singleton dimension "
                + axis
                + ".  Target sizes: "
                + Arrays.toString(shape)
                + ".  Tensor sizes: "
                + of.shapeText()
                + "; found "
                + shape[axis]
                + " in shape, expected "
                + own
                + (axis < shift ? "." : " or -1."));
      }
      boolean repeated = axis < shift || own != lengths[axis];
      strides[axis] = repeated ? 0 : of.stride(axis - shift);
    }
    return Layout.strided(of.offset(), lengths, strides);
  }

  private static ShapeException notAllowed(long[] shape, int axis, boolean leading) {
    return new ShapeException(
        EXPAND,
        "The expanded size of the tensor ("
            + shape[axis]
            + ") isn't allowed "
            + (leading ? "in a leading, non-existing dimension " : "at dimension ")
            + axis
            + "; found shape "
            + Arrays.toString(shape)
            + ", expected 0 or more, or -1 for an axis that exists.");
  }

  private static long[] inferred(String op, Layout of, long[] shape) {
    long[] target = shape.clone();
    int open = -1;
    long known = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      if (shape[axis] == -1) {
        if (open >= 0) {
          throw new ShapeException(
              op,
              "argument shape: only one dimension can be inferred; found shape "
                  + Arrays.toString(shape)
                  + ", expected -1 at most once.");
        }
        open = axis;
      } else if (shape[axis] < 0) {
        throw new ShapeException(
            op,
            "argument shape: invalid shape dimension "
                + shape[axis]
                + "; found shape "
                + Arrays.toString(shape)
                + ", expected lengths of 0 or more, or -1.");
      } else {
        known = times(known, shape[axis]);
      }
    }
    if (open >= 0 && known == 0 && of.size() == 0) {
      throw new ShapeException(
          op,
          "argument shape: cannot reshape tensor of 0 elements into shape "
              + Arrays.toString(shape)
              + " because the unspecified dimension size -1 can be any value and is ambiguous;"
              + " expected a length in its place.");
    }
    boolean fits = open < 0 ? known == of.size() : known > 0 && of.size() % known == 0;
    if (!fits) {
      throw new ShapeException(
          op,
          "argument shape: shape '"
              + Arrays.toString(shape)
              + "' is invalid for input of size "
              + of.size()
              + "; found a tensor of shape "
              + of.shapeText()
              + ", expected a shape of "
              + of.size()
              + " elements.");
    }
    if (open >= 0) {
      target[open] = of.size() / known;
    }
    return target;
  }

  /// Stays at the largest `long`, which no tensor has as its size; 0 wins in any order.
  private static long times(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    return high == 0 && low >= 0 ? low : Long.MAX_VALUE;
  }

  /// Splits the old axes into runs that one stride could step through, from the last on, and cuts
  /// each run into new axes. As `computeStride` of PyTorch's TensorUtils.cpp.
  private static @Nullable Layout strided(Layout of, long[] target) {
    if (of.isDense()) {
      return Layout.dense(of.offset(), target);
    }
    long[] strides = new long[target.length];
    int next = target.length - 1;
    long step = of.stride(of.rank() - 1);
    long run = 1;
    for (int axis = of.rank() - 1; axis >= 0; axis--) {
      run *= of.shape(axis);
      boolean ends = axis == 0 || (of.shape(axis - 1) != 1 && of.stride(axis - 1) != run * step);
      if (ends) {
        long cut = 1;
        while (next >= 0 && (cut < run || target[next] == 1)) {
          strides[next] = cut * step;
          cut *= target[next];
          next--;
        }
        if (cut != run) {
          return null;
        }
        if (axis > 0) {
          step = of.stride(axis - 1);
          run = 1;
        }
      }
    }
    return next >= 0 ? null : Layout.strided(of.offset(), target, strides);
  }
}
