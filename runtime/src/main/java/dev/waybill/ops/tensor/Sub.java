package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.DevicePointwise;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.sub`.
public final class Sub {
  static final String NAME = "tensor.sub";

  private Sub() {}

  /// Subtracts one tensor from another element by element.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; promoted as in PyTorch.
  /// - Numerics: one rounding of the dtype; whole numbers wrap around; two `bool` tensors are
  /// refused.
  /// - Source: PyTorch, `torch.sub`.
  ///
  /// ```java
  /// TensorOps.sub(Tensor.of(3f, 1f), Tensor.of(1f, 2f)); // ==> tensor([2., -1.])
  /// ```
  ///
  /// @param a left
  /// @param b right
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor sub(Tensor a, Tensor b) {
    refuseTruths(a, b);
    return Pointwise.binary(NAME, a, b, (x, y) -> x - y, (x, y) -> x - y);
  }

  private static void refuseTruths(Tensor a, Tensor b) {
    if (a.dtype() == DType.BOOL && b.dtype() == DType.BOOL) {
      throw new WrongArgumentException(
          NAME,
          "b",
          "found two bool tensors, whose subtraction is not supported; expected numbers; math.ne"
              + " tells where they differ.");
    }
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor subOnDevice(Tensor a, Tensor b) {
    refuseTruths(a, b);
    return DevicePointwise.promoted(NAME, "return x0 - x1;", a, b);
  }

  @Gradient(op = NAME, of = "a")
  static Tensor gradientOfA(Tensor gy) {
    return gy;
  }

  @Gradient(op = NAME, of = "b")
  static Tensor gradientOfB(Tensor gy) {
    return TensorOps.neg(gy);
  }
}
