package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Slices;
import dev.waybill.tensor.Tensor;

/// The op `nn.functional.constantPad`.
public final class ConstantPad {
  private static final String NAME = "nn.functional.constantPad";

  private ConstantPad() {}

  /// Puts a border of one value around a tensor; negative widths crop.
  ///
  /// - Shapes: any; each axis grows by its two widths.
  /// - Dtypes: all.
  /// - Numerics: exact; the value is cast to the dtype.
  /// - Source: PyTorch, `torch.nn.functional.pad` with mode `constant`.
  ///
  /// ```java
  /// Functional.constantPad(Tensor.of(1f, 2f), new long[] {1, 2}, 9);
  /// // ==> tensor([9., 1., 2., 9., 9.])
  /// ```
  ///
  /// @param x the tensor
  /// @param pad widths before and after, the last axis first; axes in front may be left out
  /// @param value the border
  /// @return a new tensor
  /// @throws ShapeException if the widths are too many or crop more than there is
  @Export(NAME)
  @Op(portable = true)
  public static Tensor constantPad(Tensor x, long[] pad, @Default("0.0") double value) {
    Pad.checkLength(NAME, x, pad);
    int rank = x.rank();
    long[] shape = x.shape();
    Layout from = x.layout();
    for (int i = 0; i < pad.length / 2; i++) {
      int axis = rank - 1 - i;
      long before = pad[2 * i];
      long after = pad[2 * i + 1];
      long size = shape[axis];
      // What crops more than there is first: the rest then is a difference of small numbers.
      if (before < -size || after < -size || size + Math.min(0, before) + Math.min(0, after) < 0) {
        throw new ShapeException(
            NAME,
            "argument pad: length must be non-negative; found widths "
                + before
                + " and "
                + after
                + " for dimension "
                + axis
                + " of size "
                + size
                + ", expected to crop at most that.");
      }
      long start = Math.max(0, -before);
      from = Slices.narrow(from, axis, start, size - start + Math.min(0, after));
      shape[axis] = Pad.length(NAME, size, before, after);
    }
    Tensor y = Results.zeros(x, x.dtype(), shape);
    if (Results.isMeta(y)) {
      return y;
    }
    if (value != 0) {
      Copies.copy(Tensor.scalar(value), y);
    }
    if (from.size() > 0) {
      Copies.copy(x.alias(from), y.alias(inside(y.layout(), from, pad)));
    }
    return y;
  }

  /// Returns where the kept elements stand in the result.
  private static Layout inside(Layout whole, Layout kept, long[] pad) {
    Layout inside = whole;
    for (int i = 0; i < pad.length / 2; i++) {
      int axis = whole.rank() - 1 - i;
      inside = Slices.narrow(inside, axis, Math.max(0, pad[2 * i]), kept.shape(axis));
    }
    return inside;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, long[] pad) {
    long[] back = new long[pad.length];
    for (int i = 0; i < pad.length; i++) {
      back[i] = -pad[i];
    }
    return Functional.constantPad(gy, back, 0);
  }
}
