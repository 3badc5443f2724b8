package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.DevicePointwise;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.mul`.
public final class Mul {
  static final String NAME = "tensor.mul";

  private Mul() {}

  /// Multiplies two tensors element by element.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; promoted as in PyTorch.
  /// - Numerics: one rounding of the dtype; whole numbers wrap around; `bool` is "and".
  /// - Source: PyTorch, `torch.mul`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(1f, 2f).requiresGrad(true);
  /// TensorOps.sum(TensorOps.mul(x, x)).backward();
  /// x.grad(); // ==> tensor([2., 4.])
  /// ```
  ///
  /// @param a left
  /// @param b right
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor mul(Tensor a, Tensor b) {
    return Pointwise.binary(NAME, a, b, (x, y) -> x * y, (x, y) -> x * y);
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor mulOnDevice(Tensor a, Tensor b) {
    return DevicePointwise.promoted(NAME, "return x0 * x1;", a, b);
  }

  @Gradient(op = NAME, of = "a")
  static Tensor gradientOfA(Tensor gy, Tensor b) {
    return TensorOps.mul(gy, b);
  }

  @Gradient(op = NAME, of = "b")
  static Tensor gradientOfB(Tensor gy, Tensor a) {
    return TensorOps.mul(gy, a);
  }
}
