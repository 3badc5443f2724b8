package dev.waybill.kernel;

import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Functions of many numbers applied along axes of a tensor.
public final class Reductions {

  private Reductions() {}

  /// Makes one number of many.
  @FunctionalInterface
  public interface OfDoubles {
    /// Computes.
    ///
    /// @param values the numbers, in the order of the axes; only the first `count` count
    /// @param count how many there are; may be 0
    /// @return the result
    double apply(double[] values, int count);
  }

  /// Makes one whole number of many.
  @FunctionalInterface
  public interface OfLongs {
    /// Computes.
    ///
    /// @param values the numbers, in the order of the axes; only the first `count` count
    /// @param count how many there are; may be 0
    /// @return the result
    long apply(long[] values, int count);
  }

  /// Makes as many numbers of many.
  @FunctionalInterface
  public interface Line {
    /// Computes.
    ///
    /// @param from the numbers along the axis
    /// @param into takes the results, as many
    void apply(double[] from, double[] into);
  }

  /// Checks axes and makes them positive.
  ///
  /// @param op the op's name, for messages
  /// @param rank the number of axes
  /// @param dims axes, negative ones from the end; `null` or none for all, as in PyTorch
  /// @return from 0, ascending
  /// @throws WrongArgumentException if the tensor has no such axis, or one is named twice
  public static int[] dims(String op, int rank, int @Nullable [] dims) {
    return dims(op, "dim", rank, dims);
  }

  /// Returns the axes of a reduction, as [#dims(String, int, int\[\])].
  ///
  /// @param op what was called, for messages
  /// @param argument the name of the argument, for messages
  /// @param rank the number of axes
  /// @param dims the axes; `null` or none for all
  /// @return each axis once, from 0, in order
  public static int[] dims(String op, String argument, int rank, int @Nullable [] dims) {
    int[] named = dims == null ? new int[0] : dims;
    int[] found = new int[named.length == 0 ? rank : named.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = named.length == 0 ? i : Layouts.dim(op, argument, named[i], rank);
    }
    Arrays.sort(found);
    for (int i = 1; i < found.length; i++) {
      if (found[i] == found[i - 1]) {
        throw new WrongArgumentException(
            op,
            argument,
            "dim "
                + found[i]
                + " appears multiple times in the list of dims, found "
                + Arrays.toString(named)
                + ", expected each axis once.");
      }
    }
    // The axis of a single value, which may be named although it is not there.
    return rank == 0 ? new int[0] : found;
  }

  /// Returns the shape of a reduction.
  ///
  /// @param x the tensor
  /// @param dims the axes, as [#dims] returns them
  /// @param keepDim whether they stay with length 1
  /// @return the shape
  public static long[] shape(Tensor x, int[] dims, boolean keepDim) {
    long[] shape = new long[x.rank()];
    int used = 0;
    for (int axis = 0; axis < shape.length; axis++) {
      boolean reduced = Arrays.binarySearch(dims, axis) >= 0;
      if (!reduced || keepDim) {
        shape[used++] = reduced ? 1 : x.layout().shape(axis);
      }
    }
    return Arrays.copyOf(shape, used);
  }

  /// Reduces to floating numbers.
  ///
  /// @param x the tensor
  /// @param dims the axes, as [#dims] returns them
  /// @param keepDim whether they stay with length 1
  /// @param dtype of the result
  /// @param f the function
  /// @return a new tensor
  public static Tensor ofDoubles(Tensor x, int[] dims, boolean keepDim, DType dtype, OfDoubles f) {
    Tensor y = Results.empty(x, dtype, shape(x, dims, keepDim));
    if (Results.isMeta(y)) {
      return y;
    }
    Parts parts = new Parts(x.layout(), dims);
    double[] values = new double[parts.count];
    Object from = x.array();
    for (int i = 0; i < y.size(); i++) {
      parts.begin(i);
      for (int j = 0; j < parts.count; j++) {
        values[j] = Cells.getDouble(from, x.dtype(), parts.next());
      }
      Cells.setDouble(y.array(), dtype, i, f.apply(values, parts.count));
    }
    return y;
  }

  /// Reduces to whole numbers.
  ///
  /// @param x the tensor, of a dtype without fractions
  /// @param dims the axes, as [#dims] returns them
  /// @param keepDim whether they stay with length 1
  /// @param dtype of the result
  /// @param f the function
  /// @return a new tensor
  public static Tensor ofLongs(Tensor x, int[] dims, boolean keepDim, DType dtype, OfLongs f) {
    Tensor y = Results.empty(x, dtype, shape(x, dims, keepDim));
    if (Results.isMeta(y)) {
      return y;
    }
    Parts parts = new Parts(x.layout(), dims);
    long[] values = new long[parts.count];
    Object from = x.array();
    for (int i = 0; i < y.size(); i++) {
      parts.begin(i);
      for (int j = 0; j < parts.count; j++) {
        values[j] = Cells.getLong(from, x.dtype(), parts.next());
      }
      Cells.setLong(y.array(), dtype, i, f.apply(values, parts.count));
    }
    return y;
  }

  /// Replaces the numbers along one axis by as many others.
  ///
  /// @param x the tensor
  /// @param dim the axis, from 0; a tensor of no axes is one line of one number
  /// @param dtype of the result
  /// @param f the function
  /// @return a new tensor of the same shape
  public static Tensor lines(Tensor x, int dim, DType dtype, Line f) {
    Tensor y = Results.empty(x, dtype, x.shape());
    if (Results.isMeta(y) || y.size() == 0) {
      return y;
    }
    int[] dims = x.rank() == 0 ? new int[0] : new int[] {dim};
    Parts from = new Parts(x.layout(), dims);
    Parts into = new Parts(y.layout(), dims);
    double[] values = new double[from.count];
    double[] results = new double[from.count];
    for (int i = 0; i < y.size() / from.count; i++) {
      from.begin(i);
      into.begin(i);
      for (int j = 0; j < values.length; j++) {
        values[j] = Cells.getDouble(x.array(), x.dtype(), from.next());
      }
      f.apply(values, results);
      for (double result : results) {
        Cells.setDouble(y.array(), dtype, into.next(), result);
      }
    }
    return y;
  }

  /// The positions of the elements that belong together, one part for each element of the result.
  private static final class Parts {
    final int count;
    private final Layout layout;
    private final int[] inner;
    private final int[] outer;
    private final long[] index;
    private long at;

    Parts(Layout layout, int[] dims) {
      this.layout = layout;
      this.inner = dims;
      this.outer = new int[layout.rank() - dims.length];
      this.index = new long[dims.length];
      long[] part = new long[dims.length];
      int used = 0;
      for (int axis = 0; axis < layout.rank(); axis++) {
        int at = Arrays.binarySearch(dims, axis);
        if (at >= 0) {
          part[at] = layout.shape(axis);
        } else {
          outer[used++] = axis;
        }
      }
      this.count = Layout.dense(0, part).arrayLength("Reductions");
    }

    void begin(int part) {
      long rest = part;
      at = layout.offset();
      for (int i = outer.length - 1; i >= 0; i--) {
        long length = layout.shape(outer[i]);
        at += rest % length * layout.stride(outer[i]);
        rest /= length;
      }
      Arrays.fill(index, 0);
    }

    int next() {
      long here = at;
      for (int i = inner.length - 1; i >= 0; i--) {
        long stride = layout.stride(inner[i]);
        at += stride;
        if (++index[i] < layout.shape(inner[i])) {
          break;
        }
        at -= stride * layout.shape(inner[i]);
        index[i] = 0;
      }
      return (int) here;
    }
  }
}
