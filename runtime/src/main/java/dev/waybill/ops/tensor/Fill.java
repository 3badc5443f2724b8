package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.fill`.
public final class Fill {
  private static final String NAME = "tensor.fill";

  private Fill() {}

  /// Returns a tensor whose elements are all one value.
  ///
  /// - Dtypes: all.
  /// - Devices: `value` may lie on any; its gradient goes back there.
  /// - Source: PyTorch, `Tensor.fill_`.
  ///
  /// ```java
  /// TensorOps.fill(Tensor.zeros(DType.F32, 2), Tensor.scalar(7)); // ==> tensor([7., 7.])
  /// ```
  ///
  /// @param x whose shape and dtype are taken
  /// @param value a tensor of no axes, or a number
  /// @return a new tensor
  /// @throws ShapeException if the value has axes
  @Export(NAME)
  @Op(inPlace = true, pointwise = true, portable = true, anyDevice = true)
  public static Tensor fill(Tensor x, Tensor value) {
    if (value.rank() != 0) {
      throw new ShapeException(
          NAME,
          "only supports a value tensor of 0 dimensions, found shape "
              + value.layout().shapeText()
              + " for x of shape "
              + x.layout().shapeText()
              + ".");
    }
    Tensor y = Results.pointwise(x, x.dtype(), x.shape());
    Copies.copy(value, y);
    return y;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gy) {
    return TensorOps.zero(gy); // what is written over counts for nothing
  }

  @Gradient(op = NAME, of = "value")
  static Tensor gradient(Tensor gy) {
    return gy;
  }
}
