package dev.waybill.ops.tensor;

import dev.waybill.annotations.Kernel;
import dev.waybill.kernel.FloatSums;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The kernel of `tensor.sum` on the Vector API.
final class SumVector {

  private SumVector() {}

  @Kernel(op = Sum.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static Tensor sum(Tensor x, int @Nullable [] dim, boolean keepDim) {
    int[] dims = Reductions.dims(Sum.NAME, x.rank(), dim);
    Tensor sums = FloatSums.along(x, dims, keepDim, 1);
    return sums == null ? Sum.sum(x, dim, keepDim) : sums;
  }
}
