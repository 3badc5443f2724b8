package dev.waybill.ops.nn.init;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;

/// The function `nn.init.zeros_`.
public final class Zeros {
  private Zeros() {}

  /// Writes 0.
  ///
  /// Source: PyTorch, `torch.nn.init.zeros_`.
  ///
  /// ```java
  /// Init.zeros_(Tensor.ones(DType.F32, 2)); // ==> tensor([0., 0.])
  /// ```
  ///
  /// @param x the tensor that is written to
  /// @return `x`
  @Export("nn.init.zeros_")
  public static Tensor zeros(Tensor x) {
    return Filling.write(x, old -> Tensor.scalar(0L));
  }
}
