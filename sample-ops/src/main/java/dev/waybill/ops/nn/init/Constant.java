package dev.waybill.ops.nn.init;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;

/// The function `nn.init.constant_`.
public final class Constant {
  private Constant() {}

  /// Writes one number.
  ///
  /// Source: PyTorch, `torch.nn.init.constant_`.
  ///
  /// ```java
  /// Init.constant_(Tensor.zeros(DType.F32, 2), 0.25); // ==> tensor([0.2500, 0.2500])
  /// ```
  ///
  /// @param x the tensor that is written to
  /// @param value the number; its fraction is cut off where the dtype has none
  /// @return `x`
  @Export("nn.init.constant_")
  public static Tensor constant(Tensor x, double value) {
    return Filling.write(x, old -> Tensor.scalar(value));
  }
}
