package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;

/// The op `tensor.restride`.
public final class Restride {
  private static final String NAME = "tensor.restride";

  private Restride() {}

  /// Copies a tensor into memory of its own with given strides.
  ///
  /// - Dtypes: all.
  /// - Source: PyTorch, `torch.empty_strided` and `copy_`.
  ///
  /// ```java
  /// Tensor m = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// TensorOps.restride(m, new long[] {1, 2}).floatArray(); // ==> [1.0, 3.0, 2.0, 4.0]
  /// ```
  ///
  /// @param x the tensor
  /// @param strides how far the next element of each axis is to stand, 0 or more
  /// @return a new tensor whose storage holds nothing else
  @Export(NAME)
  @Op(portable = true)
  public static Tensor restride(Tensor x, long[] strides) {
    if (strides.length != x.rank()) {
      throw new WrongArgumentException(
          NAME,
          "strides",
          "found "
              + strides.length
              + " for shape "
              + x.layout().shapeText()
              + ", expected one an"
              + " axis.");
    }
    long span = 1;
    for (int axis = 0; axis < x.rank(); axis++) {
      long steps = Math.max(0, x.layout().shape(axis) - 1);
      if (strides[axis] < 0 || (steps > 0 && strides[axis] > Integer.MAX_VALUE / steps)) {
        throw new WrongArgumentException(
            NAME,
            "strides",
            "found "
                + Arrays.toString(strides)
                + ", expected 0 or more, and a span that fits into an array.");
      }
      span += steps * strides[axis];
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
