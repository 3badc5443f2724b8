package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;

/// The function `tensor.detach`.
public final class Detach {
  private Detach() {}

  /// Returns a tensor over the same storage that takes no part in gradients.
  ///
  /// ```java
  /// Tensor x = Tensor.of(1f, 2f).requiresGrad(true);
  /// TensorOps.detach(TensorOps.mul(x, x)).requiresGrad(); // ==> false
  /// ```
  ///
  /// @param x the tensor
  /// @return a leaf that shares the storage; writing to it is seen by what saved `x`
  @Export("tensor.detach")
  public static Tensor detach(Tensor x) {
    return x.detach();
  }
}
