package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;

/// The op `math.take`.
public final class Take {
  private static final String NAME = "math.take";

  private Take() {}

  /// Takes elements at places along an axis: what derives [Spread].
  ///
  /// - Shapes: that of `index`, which is that of `x` but for the axis.
  /// - Dtypes: f32, f64; `index` is `i64`.
  /// - Numerics: exact.
  /// - Source: PyTorch, `torch.gather`.
  ///
  /// @param x the tensor
  /// @param dim the axis, a negative one from the end
  /// @param index places from 0
  /// @return a new tensor
  @Export(NAME)
  @Op(dtypes = {"f32", "f64"})
  public static Tensor take(Tensor x, int dim, Tensor index) {
    Tensor y = Results.empty(x, x.dtype(), index.shape());
    if (Results.isMeta(y) || y.size() == 0) {
      return y;
    }
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    long[] places = index.longArray();
    int count = y.rank() == 0 ? 1 : (int) y.layout().shape(axis);
    Lines lines = Lines.along(axis, x, index, y);
    while (lines.next()) {
      for (int i = 0; i < count; i++) {
        int place = (int) places[lines.at(1) + i * lines.step(1)];
        double value = Cells.getDouble(x.array(), x.dtype(), lines.at(0) + place * lines.step(0));
        Cells.setDouble(y.array(), y.dtype(), lines.at(2) + i * lines.step(2), value);
      }
    }
    return y;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, @ShapeOnly Tensor x, int dim, Tensor index) {
    return MathOps.spread(gy, dim, index, x.shape());
  }
}
