package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.DeviceScan;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The op `math.cumsum`.
public final class Cumsum {
  private static final String NAME = "math.cumsum";

  private Cumsum() {}

  /// Adds up along an axis: each element becomes the sum of those up to it.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `i64`.
  /// - Numerics: summed in `double`, rounded at each element; whole numbers wrap around.
  /// - Source: PyTorch, `torch.cumsum`.
  ///
  /// ```java
  /// MathOps.cumsum(Tensor.of(1f, 2f, 3f), 0); // ==> tensor([1., 3., 6.])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis, a negative one from the end
  /// @param dtype that the elements are converted to first; `null` for that of `x`, but `i64` for
  ///   whole numbers
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis
  @Export(NAME)
  @Op(inPlace = true)
  public static Tensor cumsum(Tensor x, int dim, @Default("null") @Nullable DType dtype) {
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    DType result = dtype(x, dtype);
    Tensor y = Results.empty(x, result, x.shape());
    if (Results.isMeta(y) || y.size() == 0) {
      return y;
    }
    int count = x.rank() == 0 ? 1 : (int) x.layout().shape(axis);
    Lines lines = Lines.along(axis, x, y);
    while (lines.next()) {
      double sum = 0;
      long whole = 0;
      for (int i = 0; i < count; i++) {
        int from = lines.at(0) + i * lines.step(0);
        int to = lines.at(1) + i * lines.step(1);
        if (result.isFloating()) {
          sum += Cells.getDouble(x.array(), x.dtype(), from);
          Cells.setDouble(y.array(), result, to, sum);
        } else {
          whole += Cells.getLong(x.array(), x.dtype(), from);
          Cells.setLong(y.array(), result, to, whole);
        }
      }
    }
    return y;
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor cumsumOnDevice(Tensor x, int dim, @Nullable DType dtype) {
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    Tensor y = Results.empty(x, dtype(x, dtype), x.shape());
    DeviceScan.sums(NAME, x, axis, y);
    return y;
  }

  private static DType dtype(Tensor x, @Nullable DType dtype) {
    return dtype != null ? dtype : x.dtype().isFloating() ? x.dtype() : DType.I64;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, int dim) {
    int[] dims = {dim};
    return TensorOps.flip(MathOps.cumsum(TensorOps.flip(gy, dims), dim, null), dims);
  }
}
