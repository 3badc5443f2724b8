package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.avgPool2d`.
public final class AvgPool2d {
  private static final String NAME = "nn.functional.avgPool2d";

  private AvgPool2d() {}

  /// Takes the mean of each window of images.
  ///
  /// Summed in `double`; means of whole numbers are cut off. Source: PyTorch,
  /// `torch.nn.functional.avg_pool2d`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 2, 4);
  /// Functional.avgPool2d(x, new long[] {2}); // ==> tensor([[[3.5000, 5.5000]]])
  /// ```
  ///
  /// @param x `[batch, channels, height, width]`, or without the batch
  /// @param kernelSize the size of a window, one number or two
  /// @param stride how far the next window begins; `null` for the size of a window
  /// @param padding a border of zeros, at most half a window; `null` for none
  /// @param ceilMode whether windows may begin inside and end outside
  /// @param countIncludePad whether the border counts in the divisor
  /// @param divisorOverride the divisor in place of the number of elements that count, or `null`
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes do not fit or a number is out of range
  @Export(NAME)
  public static Tensor avgPool2d(
      Tensor x,
      long[] kernelSize,
      @Default("null") long @Nullable [] stride,
      @Default("null") long @Nullable [] padding,
      @Default("false") boolean ceilMode,
      @Default("true") boolean countIncludePad,
      @Default("null") @Nullable Long divisorOverride) {
    Pooling pooling = new Pooling(NAME, x, 2, kernelSize, stride, padding, null, ceilMode);
    if (divisorOverride != null && divisorOverride == 0) {
      throw new WrongArgumentException(NAME, "divisorOverride", "must be not zero, found 0.");
    }
    long[] after = {pooling.after(0), pooling.after(1)};
    Tensor padded = Spatial.pad(x, pooling.padding, after, 0);
    long[] near = {1, 1};
    Tensor windows = Spatial.windows(padded, pooling.kernel, pooling.stride, near);
    int rank = x.rank();
    // Padding that no window needs would make more windows than there are.
    for (int i = 0; i < 2; i++) {
      windows = TensorOps.narrow(windows, rank - 2 + i, 0, pooling.positions[i]);
    }
    Tensor sums = TensorOps.sum(windows, new int[] {rank, rank + 1}, false);
    Tensor divisor =
        divisorOverride == null
            ? divisors(pooling, countIncludePad)
            : Tensor.full(DType.F64, (double) divisorOverride, 1);
    if (x.dtype().isFloating()) {
      return TensorOps.div(sums, TensorOps.to(divisor, x.dtype()).to(x.device()));
    }
    return TensorOps.to(TensorOps.div(sums, divisor.to(x.device())), x.dtype());
  }

  private static Tensor divisors(Pooling pooling, boolean padded) {
    int rows = (int) pooling.positions[0];
    int columns = (int) pooling.positions[1];
    double[] divisors = new double[rows * columns];
    for (int i = 0; i < divisors.length; i++) {
      divisors[i] = pooling.length(0, i / columns, padded) * pooling.length(1, i % columns, padded);
    }
    return Tensor.fromDoubles(DType.F64, divisors, rows, columns);
  }
}
