package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.annotations.ShapeOnly;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.DeviceReductions;
import dev.waybill.kernel.DeviceReductions.Rule;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The op `math.mean`.
public final class Mean {
  static final String NAME = "math.mean";

  private Mean() {}

  /// Computes the mean along axes.
  ///
  /// - Shapes: the axes disappear, or stay with length 1.
  /// - Dtypes: f32, f64, f16, bf16; others where `dtype` is given.
  /// - Numerics: summed as by `tensor.sum`; the mean of nothing is NaN.
  /// - Source: PyTorch, `torch.mean`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// MathOps.mean(x); // ==> tensor(2.5000)
  /// MathOps.mean(x, new MathOps.MeanOptions().dim(new int[] {0})); // ==> tensor([2., 3.])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axes, negative ones from the end; `null` for all
  /// @param keepDim whether they stay with length 1
  /// @param dtype that the elements are converted to first; `null` for that of `x`
  /// @return a new tensor
  /// @throws WrongArgumentException if there is no such axis, or the dtype is no floating one
  @Export(NAME)
  @Op
  public static Tensor mean(
      Tensor x,
      @Default("null") int @Nullable [] dim,
      @Default("false") boolean keepDim,
      @Default("null") @Nullable DType dtype) {
    DType type = type(x, dtype);
    int[] dims = Reductions.dims(NAME, x.rank(), dim);
    return Reductions.ofDoubles(
        x, dims, keepDim, type, (values, count) -> Moments.sum(values, count) / count);
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor meanOnDevice(
      Tensor x, int @Nullable [] dim, boolean keepDim, @Nullable DType dtype) {
    DType type = type(x, dtype);
    int[] dims = Reductions.dims(NAME, x.rank(), dim);
    return DeviceReductions.along(NAME, Rule.MEAN, x, dims, keepDim, type);
  }

  private static DType type(Tensor x, @Nullable DType dtype) {
    DType type = dtype == null ? x.dtype() : dtype;
    if (!type.isFloating()) {
      throw new WrongArgumentException(
          NAME,
          dtype == null ? "x" : "dtype",
          "could not infer output dtype: found " + type + ", expected a floating point dtype.");
    }
    return type;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, @ShapeOnly Tensor x, int @Nullable [] dim, boolean keepDim) {
    long count = Moments.count(x, Reductions.dims(NAME, x.rank(), dim));
    Tensor whole = TensorOps.unreduce(gy, x.rank(), dim, keepDim);
    return TensorOps.expand(TensorOps.div(whole, Tensor.scalar((double) count)), x.shape());
  }
}
