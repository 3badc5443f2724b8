package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.Pointwise;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The op `tensor.zero`.
public final class Zero {
  private static final String NAME = "tensor.zero";

  private Zero() {}

  /// Returns a tensor of zeros, or of `false`.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.zeros_like`, `Tensor.zero_`.
  ///
  /// ```java
  /// TensorOps.zero(Tensor.of(1f, 2f)); // ==> tensor([0., 0.])
  /// ```
  ///
  /// @param x whose shape, dtype and device are taken
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor zero(Tensor x) {
    return Pointwise.unary(x, v -> 0, v -> 0);
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor zeroOnDevice(Tensor x) {
    Tensor y = Results.pointwise(x, x.dtype(), x.shape());
    Copies.copy(Tensor.scalar(0L), y);
    return y;
  }

  // Not @NotDifferentiable: what `zero_` writes over must lose its history.
  @Gradient(op = NAME, of = "x")
  static @Nullable Tensor gradient(Tensor gy) {
    return null;
  }
}
