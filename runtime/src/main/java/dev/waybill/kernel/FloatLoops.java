package dev.waybill.kernel;

import dev.waybill.dispatch.Key;
import dev.waybill.internal.dispatch.VectorCapability;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Promotion;
import dev.waybill.tensor.Tensor;
import java.util.function.BinaryOperator;

/// Runs a pointwise kernel for `f32` over tensors of any layout. A kernel is a loop over numbers
/// that stand side by side; broadcasting, strides, the destination that a caller offers and the
/// split over threads are done here, for all of them.
///
/// A loop of its own for each op is what makes it fast: the virtual machine compiles a loop that
/// several ops share, with a function for one number as its argument, for none of them.
public final class FloatLoops {
  /// Below, another thread costs more than it does.
  private static final int LEAST = 1 << 15;

  private static final boolean ARE_FAST = new VectorCapability().refusal().isEmpty();

  private FloatLoops() {}

  /// A loop over one argument.
  @FunctionalInterface
  public interface Unary {
    /// Computes `y[yAt + i]` of `x[xAt + i]` for each `i` below `n`.
    ///
    /// @param x read; may be `y`, at the same place
    /// @param xAt where to begin
    /// @param y written
    /// @param yAt where to begin
    /// @param n how many; from 0
    void run(float[] x, int xAt, float[] y, int yAt, int n);
  }

  /// A loop over two arguments.
  @FunctionalInterface
  public interface Binary {
    /// Computes `z[zAt + i]` of `x[xAt + i]` and `y[yAt + i]` for each `i` below `n`.
    ///
    /// @param x read; may be `z`, at the same place
    /// @param xAt where to begin
    /// @param y read; likewise
    /// @param yAt where to begin
    /// @param z written
    /// @param zAt where to begin
    /// @param n how many; from 0
    void run(float[] x, int xAt, float[] y, int yAt, float[] z, int zAt, int n);
  }

  /// A loop over any number of arguments.
  @FunctionalInterface
  public interface Many {
    /// Computes `y[yAt + i]` of all `x[k][at[k] + i]` for each `i` below `n`.
    ///
    /// @param x read; there may be more arrays than arguments; one may be `y`, at the same place
    /// @param at where to begin in each
    /// @param y written
    /// @param yAt where to begin
    /// @param n how many; from 0
    void run(float[][] x, int[] at, float[] y, int yAt, int n);
  }

  /// Returns whether loops can compute a result: they are fast on this machine, and its dtype is
  /// `f32`, as that of all arguments but single numbers is.
  ///
  /// @param x the arguments, at least one
  /// @return whether they fit
  public static boolean fit(Tensor... x) {
    boolean areSingle = true;
    for (Tensor tensor : x) {
      if (!ARE_FAST || !isFor(tensor) || tensor.storage().device() != Key.CPU) {
        return false;
      }
      areSingle &= tensor.dtype() == DType.F32;
    }
    return areSingle || Promotion.of(x) == DType.F32;
  }

  /// Applies a loop to each element.
  ///
  /// @param x the tensor, of dtype `f32`
  /// @param loop the loop
  /// @return a tensor of the same shape and dtype
  public static Tensor unary(Tensor x, Unary loop) {
    Tensor y = x.layout().isDense() ? Results.dense(x, DType.F32) : null;
    if (y == null) {
      y = Results.pointwise(x, DType.F32, x.shape());
      FloatTiles.run((a, at, b, bAt, n) -> loop.run(a[0], at[0], b, bAt, n), y, x);
      return y;
    }
    float[] from = x.floatArray();
    float[] into = y.floatArray();
    int at = x.arrayOffset();
    int to = y.arrayOffset();
    int size = (int) x.size();
    if (size < 2 * LEAST) {
      loop.run(from, at, into, to, size);
    } else {
      Parallel.run(
          size, LEAST, (first, last) -> loop.run(from, at + first, into, to + first, last - first));
    }
    return y;
  }

  /// Applies a loop to pairs of elements.
  ///
  /// @param op the op's name, for messages
  /// @param a left
  /// @param b right
  /// @param loop the loop
  /// @param otherwise the reference kernel, for dtypes that the loop is not for
  /// @return a tensor of the broadcast shape and promoted dtype
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public static Tensor binary(
      String op, Tensor a, Tensor b, Binary loop, BinaryOperator<Tensor> otherwise) {
    boolean areSingle = a.dtype() == DType.F32 && b.dtype() == DType.F32;
    return areSingle || (Promotion.of(a, b) == DType.F32 && isFor(a) && isFor(b))
        ? binary(op, a, b, loop)
        : otherwise.apply(a, b);
  }

  /// Applies a loop to pairs of elements.
  ///
  /// @param op the op's name, for messages
  /// @param a left; fits, as [#fit] tells
  /// @param b right; likewise
  /// @param loop the loop
  /// @return a tensor of the broadcast shape and dtype `f32`
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public static Tensor binary(String op, Tensor a, Tensor b, Binary loop) {
    if (a.dtype() == DType.F32
        && b.dtype() == DType.F32
        && a.layout().isDense()
        && b.layout().isDense()
        && a.layout().sameShape(b.layout())) {
      Tensor c = Results.dense(a, DType.F32);
      if (c != null) {
        dense(a, b, c, loop);
        return c;
      }
    }
    Tensor c = Results.pointwise(a, DType.F32, Broadcast.of(op, a.layout(), b.layout()).shape());
    FloatTiles.run(
        (x, at, z, zAt, n) -> loop.run(x[0], at[0], x[1], at[1], z, zAt, n),
        c,
        narrowed(a),
        narrowed(b));
    return c;
  }

  /// Applies a loop to any number of tensors.
  ///
  /// @param op the op's name, for messages
  /// @param loop the loop
  /// @param x arguments that [#fit]
  /// @return a tensor of the broadcast shape and dtype `f32`
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  public static Tensor many(String op, Many loop, Tensor... x) {
    Layout[] layouts = new Layout[x.length];
    Tensor[] narrowed = new Tensor[x.length];
    for (int k = 0; k < x.length; k++) {
      layouts[k] = x[k].layout();
      narrowed[k] = narrowed(x[k]);
    }
    Tensor y = Results.pointwise(x[0], DType.F32, Broadcast.of(op, layouts).shape());
    FloatTiles.run(loop, y, narrowed);
    return y;
  }

  /// Applies a loop to the numbers along an axis, row by row.
  ///
  /// @param x the tensor, of dtype `f32`
  /// @param dim the axis, from 0; a tensor of no axes is one row of one number
  /// @param loop computes a row; is called for rows of at least one number
  /// @return a new tensor of the same shape
  public static Tensor rows(Tensor x, int dim, Unary loop) {
    int last = x.rank() - 1;
    if (dim < last) {
      Layout turned = Layouts.transpose(x.layout(), dim, last);
      Tensor y = rows(Tensor.of(x.storage(), turned, DType.F32), last, loop);
      return Copies.dense(
          Tensor.of(y.storage(), Layouts.transpose(y.layout(), dim, last), DType.F32));
    }
    Tensor y = Results.empty(x, DType.F32, x.shape());
    int size = (int) y.size();
    if (size > 0) {
      Tensor dense = x.layout().isDense() ? x : Copies.dense(x);
      int length = last < 0 ? 1 : (int) x.layout().shape(last);
      int at = dense.arrayOffset();
      float[] from = dense.floatArray();
      float[] into = y.floatArray();
      Parallel.run(
          size / length,
          Math.max(1, LEAST / 2 / length),
          (first, end) -> {
            for (int i = first * length; i < end * length; i += length) {
              loop.run(from, at + i, into, i, length);
            }
          });
    }
    return y;
  }

  private static boolean isFor(Tensor tensor) {
    return tensor.dtype() == DType.F32 || tensor.size() == 1;
  }

  private static Tensor narrowed(Tensor tensor) {
    return tensor.dtype() == DType.F32
        ? tensor
        : Tensor.of((float) Cells.getDouble(tensor.array(), tensor.dtype(), tensor.arrayOffset()));
  }

  private static void dense(Tensor a, Tensor b, Tensor c, Binary loop) {
    float[] x = a.floatArray();
    float[] y = b.floatArray();
    float[] z = c.floatArray();
    int i = a.arrayOffset();
    int j = b.arrayOffset();
    int k = c.arrayOffset();
    int size = (int) c.size();
    if (size < 2 * LEAST) {
      loop.run(x, i, y, j, z, k, size);
    } else {
      Parallel.run(
          size,
          LEAST,
          (first, last) -> loop.run(x, i + first, y, j + first, z, k + first, last - first));
    }
  }
}
