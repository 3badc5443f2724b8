package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.DevicePointwise;
import dev.waybill.kernel.DevicePointwise.Function;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Promotion;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.div`.
public final class Div {
  static final String NAME = "tensor.div";

  private Div() {}

  /// Divides one tensor by another element by element.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; promoted as in PyTorch.
  /// - Numerics: one rounding of the dtype; whole numbers give `f32`; x / 0 is infinite or NaN.
  /// - Source: PyTorch, `torch.div`.
  ///
  /// ```java
  /// TensorOps.div(Tensor.of(1L, 3L), Tensor.scalar(2)); // ==> tensor([0.5000, 1.5000])
  /// ```
  ///
  /// @param a left
  /// @param b right
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor div(Tensor a, Tensor b) {
    return Pointwise.binary(NAME, a, b, (x, y) -> x / y, null);
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor divOnDevice(Tensor a, Tensor b) {
    DType promoted = Promotion.of(a, b);
    DType dtype = promoted.isFloating() ? promoted : DType.F32;
    DType wide = dtype == DType.F64 ? DType.F64 : DType.F32;
    return DevicePointwise.apply(
        NAME, new Function("return x0 / x1;", wide), dtype, new double[0], a, b);
  }

  @Gradient(op = NAME, of = "a")
  static Tensor gradientOfA(Tensor gy, Tensor b) {
    return TensorOps.div(gy, b);
  }

  @Gradient(op = NAME, of = "b")
  static Tensor gradientOfB(Tensor gy, Tensor a, Tensor b) {
    return TensorOps.neg(TensorOps.div(TensorOps.mul(gy, a), TensorOps.mul(b, b)));
  }
}
