package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;

/// The op `math.sort`.
public final class Sort {
  private static final String NAME = "math.sort";

  private Sort() {}

  /// Sorts along an axis.
  ///
  /// - Shapes: any; values and places have that of `x`.
  /// - Dtypes: any; the values have that of `x`, the places are `i64`.
  /// - Numerics: exact; NaN counts as larger than everything, -0 and 0 as equal.
  /// - Source: PyTorch, `torch.sort`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(3f, 1f, 2f);
  /// MathOps.sort(x).values(); // ==> tensor([1., 2., 3.])
  /// MathOps.sort(x).indices(); // ==> tensor([1, 2, 0])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axis, a negative one from the end
  /// @param descending whether the largest comes first
  /// @param stable whether equal elements keep their order, which they do here in any case
  /// @return the elements in order, and where they stood
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis
  @Export(NAME)
  @Op
  public static ValuesAndIndices sort(
      Tensor x,
      @Default("-1") int dim,
      @Default("false") boolean descending,
      @Default("false") boolean stable) {
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    return Order.first(x, axis, descending, Order.count(x, axis));
  }

  @Kernel(op = NAME, device = "gpu")
  static ValuesAndIndices sortOnDevice(Tensor x, int dim, boolean descending, boolean stable) {
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    return Order.firstOnDevice(NAME, x, axis, descending, Order.count(x, axis));
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(
      ValuesAndIndices gy, @ShapeOnly Tensor x, int dim, ValuesAndIndices result) {
    return ValuesAndIndices.spread(gy.values(), dim, result.indices(), x);
  }
}
