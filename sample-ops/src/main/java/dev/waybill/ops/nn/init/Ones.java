package dev.waybill.ops.nn.init;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;

/// The function `nn.init.ones_`.
public final class Ones {
  private Ones() {}

  /// Writes 1.
  ///
  /// Source: PyTorch, `torch.nn.init.ones_`.
  ///
  /// ```java
  /// Init.ones_(Tensor.zeros(DType.F32, 2)); // ==> tensor([1., 1.])
  /// ```
  ///
  /// @param x the tensor that is written to
  /// @return `x`
  @Export("nn.init.ones_")
  public static Tensor ones(Tensor x) {
    return Filling.write(x, old -> Tensor.scalar(1L));
  }
}
