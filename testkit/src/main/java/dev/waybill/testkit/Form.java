package dev.waybill.testkit;

import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;

/// Ways in which the arguments of a sample lie in memory.
enum Form {
  DENSE,
  /// Every second element, from the second on.
  STRIDED,
  /// The first dimension is the innermost.
  TRANSPOSED,
  /// The first row of each, stretched along the first dimension.
  EXPANDED,
  /// Strided, with NaN, infinities and zeros of both signs among the elements.
  SPECIAL;

  private static final double[] VALUES = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0
  };

  Tensor apply(Tensor x) {
    return switch (this) {
      case DENSE -> Data.dense(x);
      case STRIDED -> strided(x);
      case TRANSPOSED -> transposed(x);
      case EXPANDED -> expanded(x);
      case SPECIAL -> strided(special(x));
    };
  }

  private static Tensor strided(Tensor x) {
    long[] strides = Layout.dense(0, x.shape()).strides();
    for (int i = 0; i < strides.length; i++) {
      strides[i] *= 2;
    }
    return Data.copy(x, Layout.strided(1, x.shape(), strides), (int) (2 * x.size() + 1));
  }

  private static Tensor transposed(Tensor x) {
    long[] strides = new long[x.rank()];
    long stride = 1;
    for (int i = 0; i < strides.length; i++) {
      strides[i] = stride;
      stride *= Math.max(1, x.layout().shape(i));
    }
    return Data.copy(x, Layout.strided(0, x.shape(), strides), (int) x.size());
  }

  private static Tensor expanded(Tensor x) {
    Tensor dense = Data.dense(x);
    if (x.rank() == 0 || x.size() == 0) {
      return dense;
    }
    long[] strides = dense.layout().strides();
    strides[0] = 0;
    return Tensor.of(dense.storage(), Layout.strided(0, x.shape(), strides), x.dtype());
  }

  private static Tensor special(Tensor x) {
    Tensor dense = Data.dense(x);
    if (x.dtype() == DType.F32 || x.dtype() == DType.F64) {
      // Every third, so that lines without any of them stay.
      for (int i = 0; i < x.size(); i += 3) {
        Cells.setDouble(dense.array(), x.dtype(), i, VALUES[i / 3 % VALUES.length]);
      }
    }
    return dense;
  }
}
