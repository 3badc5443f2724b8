package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.DevicePointwise;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;

/// The op `tensor.add`.
public final class Add {
  static final String NAME = "tensor.add";

  private Add() {}

  /// Adds two tensors element by element.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; promoted as in PyTorch.
  /// - Numerics: one rounding of the dtype; whole numbers wrap around; `bool` is "or".
  /// - Source: PyTorch, `torch.add`.
  ///
  /// ```java
  /// Tensor m = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// TensorOps.add(m, Tensor.of(10f, 20f)); // ==> tensor([[11., 22.], [13., 24.]])
  /// ```
  ///
  /// @param a left
  /// @param b right
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor add(Tensor a, Tensor b) {
    return Pointwise.binary(NAME, a, b, (x, y) -> x + y, (x, y) -> x + y);
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor addOnDevice(Tensor a, Tensor b) {
    return DevicePointwise.promoted(NAME, "return x0 + x1;", a, b);
  }

  @Gradient(op = NAME, of = "a")
  static Tensor gradientOfA(Tensor gy) {
    return gy;
  }

  @Gradient(op = NAME, of = "b")
  static Tensor gradientOfB(Tensor gy) {
    return gy;
  }
}
