package dev.waybill.ops.tensor;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.kernel.DeviceReductions;
import dev.waybill.kernel.DeviceReductions.Rule;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The op `tensor.sum`.
public final class Sum {
  static final String NAME = "tensor.sum";

  private Sum() {}

  /// Adds up the elements along axes.
  ///
  /// - Dtypes: any; whole numbers and `bool` give `i64`.
  /// - Numerics: summed in `double`, rounded once; nothing gives 0; whole numbers wrap around.
  /// - Source: PyTorch, `torch.sum`.
  ///
  /// ```java
  /// Tensor m = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// TensorOps.sum(m); // ==> tensor(10.)
  /// TensorOps.sum(m, new int[] {0}); // ==> tensor([4., 6.])
  /// TensorOps.sum(m, new int[] {1}, true); // ==> tensor([[3.], [7.]])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axes, negative ones from the end; `null` for all
  /// @param keepDim whether they stay with length 1
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis
  @Export(NAME)
  @Op
  public static Tensor sum(
      Tensor x, @Default("null") int @Nullable [] dim, @Default("false") boolean keepDim) {
    int[] axes = Reductions.dims(NAME, x.rank(), dim);
    return x.dtype().isFloating()
        ? Reductions.ofDoubles(x, axes, keepDim, x.dtype(), Sum::ofDoubles)
        : Reductions.ofLongs(x, axes, keepDim, DType.I64, Sum::ofLongs);
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor sumOnDevice(Tensor x, int @Nullable [] dim, boolean keepDim) {
    DType dtype = x.dtype().isFloating() ? x.dtype() : DType.I64;
    int[] axes = Reductions.dims(NAME, x.rank(), dim);
    return DeviceReductions.along(NAME, Rule.SUM, x, axes, keepDim, dtype);
  }

  static double ofDoubles(double[] values, int count) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum;
  }

  private static long ofLongs(long[] values, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, @ShapeOnly Tensor x, int @Nullable [] dim, boolean keepDim) {
    return TensorOps.expand(Unreduce.unreduce(gy, x.rank(), dim, keepDim), x.shape());
  }
}
