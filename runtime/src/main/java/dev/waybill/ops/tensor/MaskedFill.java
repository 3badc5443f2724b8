package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.DevicePointwise;
import dev.waybill.kernel.DeviceTypes;
import dev.waybill.kernel.Operands;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.maskedFill`.
public final class MaskedFill {
  private static final String NAME = "tensor.maskedFill";

  private MaskedFill() {}

  /// Replaces the elements where a mask is `true` by one value.
  ///
  /// - Shapes: `x` and `mask` are broadcast.
  /// - Dtypes: all, the result has that of `x`; `mask` is `bool`.
  /// - Numerics: the gradient is 0 where the mask is `true`, also where `x` is NaN.
  /// - Source: PyTorch, `torch.masked_fill`.
  ///
  /// ```java
  /// Tensor mask = Tensor.of(false, true, false);
  /// TensorOps.maskedFill(Tensor.of(1f, 2f, 3f), mask, Tensor.scalar(0));
  /// // ==> tensor([1., 0., 3.])
  /// ```
  ///
  /// @param x the tensor
  /// @param mask says which elements
  /// @param value a tensor of no axes, or a number
  /// @return a new tensor
  /// @throws ShapeException if the shapes do not fit or the value has axes
  /// @throws WrongArgumentException if the mask is not `bool`, or the dtype cannot hold the value
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor maskedFill(Tensor x, Tensor mask, Tensor value) {
    check(x, mask, value);
    return Pointwise.ternary(
        NAME, x.dtype(), mask, x, value, (m, a, b) -> m != 0 ? b : a, (m, a, b) -> m != 0 ? b : a);
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor maskedFillOnDevice(Tensor x, Tensor mask, Tensor value) {
    check(x, mask, value);
    DType dtype = x.dtype();
    DevicePointwise.Function choose =
        new DevicePointwise.Function("return x1 != 0 ? x2 : x0;", DeviceTypes.computed(dtype));
    return DevicePointwise.apply(NAME, choose, dtype, DevicePointwise.NONE, x, mask, value);
  }

  private static void check(Tensor x, Tensor mask, Tensor value) {
    if (mask.dtype() != DType.BOOL) {
      throw new WrongArgumentException(
          NAME,
          "mask",
          "only supports boolean masks, but got mask with dtype "
              + mask.dtype()
              + "; found dtype "
              + mask.dtype()
              + ", expected bool.");
    }
    if (value.rank() != 0) {
      throw new ShapeException(
          NAME,
          "only supports a 0-dimensional value tensor, but got tensor with "
              + value.rank()
              + " dimension(s); found shape "
              + value.layout().shapeText()
              + ".");
    }
    if (!value.isWrappedNumber() && value.dtype().isFloating() && !x.dtype().isFloating()) {
      throw new WrongArgumentException(
          NAME,
          "value",
          "result type "
              + value.dtype()
              + " can't be cast to the desired output type "
              + x.dtype()
              + ".");
    }
    Operands.checkFits(NAME, "value", value, x.dtype());
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gy, Tensor mask) {
    return TensorOps.maskedFill(gy, mask, Tensor.scalar(0.0));
  }

  @Gradient(op = NAME, of = "value")
  static Tensor gradientOfValue(Tensor gy, Tensor mask) {
    return TensorOps.where(mask, gy, Tensor.scalar(0.0));
  }
}
