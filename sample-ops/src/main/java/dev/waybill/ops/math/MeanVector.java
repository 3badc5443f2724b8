package dev.waybill.ops.math;

import dev.waybill.annotations.Kernel;
import dev.waybill.kernel.FloatSums;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The kernel of `math.mean` on the Vector API.
final class MeanVector {

  private MeanVector() {}

  @Kernel(op = Mean.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static Tensor mean(Tensor x, int @Nullable [] dim, boolean keepDim, @Nullable DType dtype) {
    Tensor mean = null;
    if (dtype == null || dtype == DType.F32) {
      int[] dims = Reductions.dims(Mean.NAME, x.rank(), dim);
      mean = FloatSums.along(x, dims, keepDim, 1.0 / Moments.count(x, dims));
    }
    return mean == null ? Mean.mean(x, dim, keepDim, dtype) : mean;
  }
}
