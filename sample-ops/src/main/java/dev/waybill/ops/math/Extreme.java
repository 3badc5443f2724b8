package dev.waybill.ops.math;

import dev.waybill.api.MathOps;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.DeviceReductions;
import dev.waybill.kernel.DeviceReductions.Rule;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// What the ops about the largest and the smallest element share.
enum Extreme {
  LARGEST,
  SMALLEST;

  private boolean beats(double a, double b) {
    return Double.isNaN(a) ? !Double.isNaN(b) : this == LARGEST ? a > b : a < b;
  }

  private boolean beats(long a, long b) {
    return this == LARGEST ? a > b : a < b;
  }

  /// Returns the place of the extreme: of the first NaN, else of the first such element.
  private int place(double[] values, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (beats(values[i], values[best])) {
        best = i;
      }
    }
    return best;
  }

  private int place(long[] values, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (beats(values[i], values[best])) {
        best = i;
      }
    }
    return best;
  }

  /// Returns the extremes along axes.
  ///
  /// @param dims as `Reductions.dims` returns them
  Tensor values(Tensor x, int[] dims, boolean keepDim) {
    return x.dtype().isFloating()
        ? Reductions.ofDoubles(x, dims, keepDim, x.dtype(), (v, n) -> v[place(v, n)])
        : Reductions.ofLongs(x, dims, keepDim, x.dtype(), (v, n) -> v[place(v, n)]);
  }

  /// Returns the extremes along axes of a tensor on a device.
  ///
  /// @param dims as `Reductions.dims` returns them
  Tensor valuesOnDevice(String op, Tensor x, int[] dims, boolean keepDim) {
    Rule rule = this == LARGEST ? Rule.LARGEST : Rule.SMALLEST;
    return DeviceReductions.along(op, rule, x, dims, keepDim, x.dtype());
  }

  /// Returns all axes of a tensor that has elements.
  ///
  /// @throws WrongArgumentException if it has none
  static int[] all(String op, Tensor x) {
    if (x.size() == 0) {
      throw new WrongArgumentException(
          op, "x", "found shape " + x.layout().shapeText() + ", expected at least one element.");
    }
    return Reductions.dims(op, x.rank(), null);
  }

  /// Returns the places of the extremes along axes, counted in the order of the axes.
  ///
  /// @param dims as `Reductions.dims` returns them
  Tensor places(Tensor x, int[] dims, boolean keepDim) {
    return x.dtype().isFloating()
        ? Reductions.ofDoubles(x, dims, keepDim, DType.I64, this::place)
        : Reductions.ofLongs(x, dims, keepDim, DType.I64, this::place);
  }

  /// Returns the axes of a reduction that has no result for no elements.
  ///
  /// @throws WrongArgumentException if there is no such axis, or nothing on it
  static int[] dims(String op, Tensor x, int @Nullable [] dim) {
    int[] dims = Reductions.dims(op, x.rank(), dim);
    for (int axis : dims) {
      if (x.size() == 0 && (dim == null || x.layout().shape(axis) == 0)) {
        throw new WrongArgumentException(
            op,
            "dim",
            (dim == null
                    ? "expected reduction dim to be specified for a tensor of no elements"
                    : "expected reduction dim " + axis + " to have non-zero size")
                + ", found shape "
                + x.layout().shapeText()
                + ".");
      }
    }
    return dims;
  }

  /// Does the same for one axis.
  ///
  /// @param dim the axis; `null` for all
  static int[] dims(String op, Tensor x, @Nullable Integer dim) {
    return dims(op, x, dim == null ? null : new int[] {dim});
  }

  /// Shares the gradient of extremes evenly among the elements that equal them.
  ///
  /// @param chosen which elements do
  static Tensor share(Tensor gy, Tensor chosen, int @Nullable [] dim, boolean keepDim) {
    Tensor whole = TensorOps.unreduce(gy, chosen.rank(), dim, keepDim);
    Tensor weight = TensorOps.to(chosen, gy.dtype());
    return TensorOps.div(TensorOps.mul(weight, whole), TensorOps.sum(weight, dim, true));
  }

  /// Gives one of a pair its part of the gradient.
  ///
  /// @param equal where both share it
  /// @param loses where the other one gets it
  static Tensor ofPair(Tensor gy, Tensor equal, Tensor loses) {
    Tensor half = TensorOps.mul(gy, Tensor.scalar(0.5));
    Tensor shared = TensorOps.sub(gy, Masks.keep(half, equal));
    return Masks.keep(shared, MathOps.logicalNot(loses));
  }
}
