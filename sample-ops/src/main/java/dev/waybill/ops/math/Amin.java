package dev.waybill.ops.math;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The op `math.amin`.
public final class Amin {
  private static final String NAME = "math.amin";

  private Amin() {}

  /// Finds the smallest elements along axes.
  ///
  /// - Shapes: the axes disappear, or stay with length 1.
  /// - Dtypes: any; the result has that of `x`.
  /// - Numerics: exact; NaN wins. Equal elements share the gradient evenly; where NaN won all get
  ///   NaN.
  /// - Source: PyTorch, `torch.amin`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 5, 7, 2}, 2, 2);
  /// MathOps.amin(x, new int[] {1}, true); // ==> tensor([[1.], [2.]])
  /// ```
  ///
  /// @param x the tensor
  /// @param dim the axes, negative ones from the end; `null` for all
  /// @param keepDim whether they stay with length 1
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.WrongArgumentException if there is no such axis, or nothing on it
  @Export(NAME)
  @Op
  public static Tensor amin(
      Tensor x, @Default("null") int @Nullable [] dim, @Default("false") boolean keepDim) {
    return Extreme.SMALLEST.values(x, Extreme.dims(NAME, x, dim), keepDim);
  }

  @Kernel(op = NAME, device = "gpu")
  static Tensor aminOnDevice(Tensor x, int @Nullable [] dim, boolean keepDim) {
    return Extreme.SMALLEST.valuesOnDevice(NAME, x, Extreme.dims(NAME, x, dim), keepDim);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(
      Tensor gy, Tensor x, int @Nullable [] dim, boolean keepDim, Tensor result) {
    Tensor best = TensorOps.unreduce(result, x.rank(), dim, keepDim);
    return Extreme.share(gy, MathOps.eq(x, best), dim, keepDim);
  }
}
