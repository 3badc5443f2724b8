package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.Tensor;

/// The op `math.cumsumFromEnd`.
public final class CumsumFromEnd {
  private static final String NAME = "math.cumsumFromEnd";

  private CumsumFromEnd() {}

  /// Adds up along an axis from its end: each element becomes the sum of those from it on. It
  /// derives [Cumsum].
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: f32, f64.
  /// - Numerics: summed in `double`, rounded at each element.
  /// - Source: the transpose of `math.cumsum`, as a linear map.
  ///
  /// @param x the tensor
  /// @param dim the axis, a negative one from the end
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis
  @Export(NAME)
  @Op(dtypes = {"f32", "f64"})
  public static Tensor cumsumFromEnd(Tensor x, int dim) {
    return Cumsum.along(NAME, x, dim, x.dtype(), true);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, int dim) {
    return MathOps.cumsum(gy, dim, null);
  }
}
