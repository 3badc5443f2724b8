package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;

/// The op `tensor.cast`.
public final class Cast {
  private static final String NAME = "tensor.cast";

  private Cast() {}

  /// Copies the elements into another dtype.
  ///
  /// - Dtypes: all.
  /// - Numerics: fractions are cut off, whole numbers wrap around, what is not 0 is `true`.
  /// - Source: PyTorch, `Tensor.to(dtype, copy=True)`.
  ///
  /// ```java
  /// TensorOps.cast(Tensor.of(-1.7f, 2.9f), DType.I64); // ==> tensor([-1, 2])
  /// TensorOps.cast(Tensor.of(0f, 0.5f), DType.BOOL); // ==> tensor([False, True])
  /// ```
  ///
  /// @param x the tensor
  /// @param dtype the dtype
  /// @return a new tensor, also where the dtype is the same
  @Export(NAME)
  @Op(portable = true)
  public static Tensor cast(Tensor x, DType dtype) {
    Tensor y = Results.empty(x, dtype, x.shape());
    Copies.copy(x, y);
    return y;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy) {
    return gy; // the engine converts it back
  }
}
