package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.avgPool1d`.
public final class AvgPool1d {
  private static final String NAME = "nn.functional.avgPool1d";

  private AvgPool1d() {}

  /// Takes the mean of each window of signals, as [avgPool2d][AvgPool2d] of images of one row.
  ///
  /// Source: PyTorch, `torch.nn.functional.avg_pool1d`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 3, 2, 5}, 1, 4);
  /// Functional.avgPool1d(x, new long[] {2}); // ==> tensor([[2.0000, 3.5000]])
  /// ```
  ///
  /// @param x `[batch, channels, length]`, or without the batch
  /// @param kernelSize the size of a window
  /// @param stride how far the next window begins; `null` for the size of a window
  /// @param padding a border of zeros, at most half a window; `null` for none
  /// @param ceilMode whether windows may begin inside and end outside
  /// @param countIncludePad whether the border counts in the divisor
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes do not fit or a number is out of range
  @Export(NAME)
  public static Tensor avgPool1d(
      Tensor x,
      long[] kernelSize,
      @Default("null") long @Nullable [] stride,
      @Default("null") long @Nullable [] padding,
      @Default("false") boolean ceilMode,
      @Default("true") boolean countIncludePad) {
    Pooling pooling = new Pooling(NAME, x, 1, kernelSize, stride, padding, null, ceilMode);
    return Pooling.line(
        Functional.avgPool2d(
            Pooling.row(x),
            Pooling.beside(1, pooling.kernel),
            Pooling.beside(1, pooling.stride),
            Pooling.beside(0, pooling.padding),
            ceilMode,
            countIncludePad,
            null));
  }
}
