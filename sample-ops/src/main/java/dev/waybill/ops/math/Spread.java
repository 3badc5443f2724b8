package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;

/// The op `math.spread`.
public final class Spread {
  private static final String NAME = "math.spread";

  private Spread() {}

  /// Puts elements at places along an axis among zeros: what derives [Take]. Elements of one place
  /// are added up.
  ///
  /// - Shapes: `x` and `index` have the same, which is `shape` but for the axis.
  /// - Dtypes: f32, f64; `index` is `i64`.
  /// - Numerics: sums are rounded to the dtype at each step.
  /// - Source: PyTorch, `Tensor.scatter_add_` on zeros.
  ///
  /// @param x the elements
  /// @param dim the axis, a negative one from the end
  /// @param index their places
  /// @param shape of the result
  /// @return a new tensor
  @Export(NAME)
  @Op(dtypes = {"f32", "f64"})
  public static Tensor spread(Tensor x, int dim, Tensor index, long[] shape) {
    Tensor y = Results.empty(x, x.dtype(), shape);
    if (Results.isMeta(y) || x.size() == 0) {
      return y;
    }
    int axis = Layouts.dim(NAME, "dim", dim, shape.length);
    long[] places = index.longArray();
    int count = x.rank() == 0 ? 1 : (int) x.layout().shape(axis);
    Lines lines = Lines.along(axis, x, index, y);
    while (lines.next()) {
      for (int i = 0; i < count; i++) {
        int place = (int) places[lines.at(1) + i * lines.step(1)];
        int to = lines.at(2) + place * lines.step(2);
        double value = Cells.getDouble(x.array(), x.dtype(), lines.at(0) + i * lines.step(0));
        double before = Cells.getDouble(y.array(), y.dtype(), to);
        Cells.setDouble(y.array(), y.dtype(), to, before + value);
      }
    }
    return y;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, int dim, Tensor index) {
    return MathOps.take(gy, dim, index);
  }
}
