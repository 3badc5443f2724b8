package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The op `math.std`.
public final class Std {
  static final String NAME = "math.std";

  private Std() {}

  /// Computes the standard deviation along axes.
  ///
  /// - Shapes: the axes disappear, or stay with length 1.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: two passes in `double`, rounded once; of no more than `correction` elements
  ///   NaN, or infinite where they differ. The derivative
  ///   where it is 0 is 0.
  /// - Source: PyTorch, `torch.std`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(2f, 4f, 4f, 4f, 5f, 5f, 7f, 9f);
  /// MathOps.std(x, null, false, 0); // ==> tensor(2.)
  /// MathOps.std(x); // ==> tensor(2.1381)
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axes, negative ones from the end; `null` for all
  /// @param keepDim whether they stay with length 1
  /// @param correction what is taken off the number of elements in the divisor: 1 for a sample, 0
  ///   for all there are
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis, or the dtype is
  /// no floating one
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "f16", "bf16"})
  public static Tensor std(
      Tensor x,
      @Default("null") int @Nullable [] dim,
      @Default("false") boolean keepDim,
      @Default("1") double correction) {
    Moments.refuseWhole(NAME, x);
    int[] dims = Reductions.dims(NAME, x.rank(), dim);
    return Reductions.ofDoubles(
        x,
        dims,
        keepDim,
        x.dtype(),
        (values, count) -> Math.sqrt(Moments.variance(values, count, correction)));
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(
      Tensor gy,
      Tensor x,
      int @Nullable [] dim,
      boolean keepDim,
      double correction,
      Tensor result) {
    Tensor twice = TensorOps.mul(result, Tensor.scalar(2L));
    Tensor ofVariance = Masks.keep(TensorOps.div(gy, twice), MathOps.ne(result, Tensor.scalar(0L)));
    return Moments.gradient(NAME, ofVariance, x, dim, keepDim, correction);
  }
}
