package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Reductions;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The op `math.var`.
public final class Var {
  static final String NAME = "math.var";

  private Var() {}

  /// Computes the variance along axes.
  ///
  /// - Shapes: the axes disappear, or stay with length 1.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: two passes in `double`, rounded once; of no more than `correction` elements
  ///   NaN, or infinite where they differ.
  /// - Source: PyTorch, `torch.var`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(1f, 2f, 3f, 4f);
  /// MathOps.var(x); // ==> tensor(1.6667)
  /// MathOps.var(x, null, false, 0); // ==> tensor(1.2500)
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
  public static Tensor var(
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
        (values, count) -> Moments.variance(values, count, correction));
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(
      Tensor gy, Tensor x, int @Nullable [] dim, boolean keepDim, double correction) {
    return Moments.gradient(NAME, gy, x, dim, keepDim, correction);
  }
}
