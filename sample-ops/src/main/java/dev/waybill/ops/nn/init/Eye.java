package dev.waybill.ops.nn.init;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;

/// The function `nn.init.eye_`.
public final class Eye {
  private static final String NAME = "nn.init.eye_";

  private Eye() {}

  /// Writes the identity: 1 on the diagonal, else 0.
  ///
  /// Source: PyTorch, `torch.nn.init.eye_`.
  ///
  /// ```java
  /// Init.eye_(Tensor.ones(DType.F32, 2, 2)); // ==> tensor([[1., 0.], [0., 1.]])
  /// ```
  ///
  /// @param x the matrix that is written to
  /// @return `x`
  /// @throws dev.waybill.dispatch.OpException if the tensor is no matrix
  @Export(NAME)
  public static Tensor eye(Tensor x) {
    Filling.checkRank(NAME, x, 2, 2);
    long[] shape = x.shape();
    return Filling.write(x, old -> Tensor.eye(x.dtype(), shape[0], shape[1]).to(x.device()));
  }
}
