package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.DevicePointwise;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.neg`.
public final class Neg {
  private static final String NAME = "tensor.neg";

  private Neg() {}

  /// Negates each element.
  ///
  /// - Dtypes: any but `bool`.
  /// - Numerics: exact; whole numbers wrap around.
  /// - Source: PyTorch, `torch.neg`.
  ///
  /// ```java
  /// TensorOps.neg(Tensor.of(1f, -2f)); // ==> tensor([-1., 2.])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"},
      pointwise = true,
      inPlace = true)
  public static Tensor neg(Tensor x) {
    return Pointwise.unary(x, v -> -v, v -> -v);
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor negOnDevice(Tensor x) {
    return DevicePointwise.promoted(NAME, "return -x0;", x);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy) {
    return TensorOps.neg(gy);
  }
}
