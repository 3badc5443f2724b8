package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;

/// The op `tensor.restride`.
public final class Restride {
  private static final String NAME = "tensor.restride";

  private Restride() {}

  /// Copies a tensor into memory of its own with given strides.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.empty_strided` and `copy_`.
  ///
  /// @param x the tensor
  /// @param strides how far the next element of each axis is to stand, 0 or more
  /// @return a new tensor whose storage holds nothing else
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "bool", "f16", "bf16"})
  public static Tensor restride(Tensor x, long[] strides) {
    long span = 1;
    for (int axis = 0; axis < x.rank(); axis++) {
      span += Math.max(0, x.layout().shape(axis) - 1) * strides[axis];
    }
    Tensor memory = Results.empty(x, x.dtype(), span);
    Tensor y = Tensor.of(memory.storage(), Layout.strided(0, x.shape(), strides), x.dtype());
    if (!Results.isMeta(y)) {
      Copies.copy(x, y);
    }
    return y;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy) {
    return gy;
  }
}
