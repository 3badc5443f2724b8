package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `tensor.to`.
public final class To {
  private To() {}

  /// Converts the elements to a dtype, where they have another.
  ///
  /// - Dtypes: all.
  /// - Numerics: fractions are cut off, whole numbers wrap around, what is not 0 is `true`.
  /// - Source: PyTorch, `Tensor.to`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(1.5f, -2.5f);
  /// TensorOps.to(x, DType.I64); // ==> tensor([1, -2])
  /// TensorOps.to(x, DType.F32) == x; // ==> true
  /// ```
  ///
  /// @param x the tensor
  /// @param dtype the dtype
  /// @return the tensor itself where it has the dtype, a new one elsewhere; [Cast] always copies
  @Export("tensor.to")
  public static Tensor to(Tensor x, DType dtype) {
    return x.dtype() == dtype ? x : TensorOps.cast(x, dtype);
  }
}
