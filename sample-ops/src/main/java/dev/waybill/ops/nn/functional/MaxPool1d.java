package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.maxPool1d`.
public final class MaxPool1d {
  private static final String NAME = "nn.functional.maxPool1d";

  private MaxPool1d() {}

  /// Takes the maximum of each window of signals, as [maxPool2d][MaxPool2d] of images of one row.
  ///
  /// Source: PyTorch, `torch.nn.functional.max_pool1d`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 3, 2, 5}, 1, 4);
  /// Functional.maxPool1d(x, new long[] {2}); // ==> tensor([[3., 5.]])
  /// ```
  ///
  /// @param x `[batch, channels, length]`, or without the batch
  /// @param kernelSize the size of a window
  /// @param stride how far the next window begins; `null` for the size of a window
  /// @param padding the border, at most half a window; `null` for none
  /// @param dilation how far the next element of a window stands; `null` for 1
  /// @param ceilMode whether windows may begin inside and end outside
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes do not fit or a number is out of range
  @Export(NAME)
  public static Tensor maxPool1d(
      Tensor x,
      long[] kernelSize,
      @Default("null") long @Nullable [] stride,
      @Default("null") long @Nullable [] padding,
      @Default("null") long @Nullable [] dilation,
      @Default("false") boolean ceilMode) {
    Pooling pooling = new Pooling(NAME, x, 1, kernelSize, stride, padding, dilation, ceilMode);
    return Pooling.line(
        Functional.maxPool2d(
            Pooling.row(x),
            Pooling.beside(1, pooling.kernel),
            Pooling.beside(1, pooling.stride),
            Pooling.beside(0, pooling.padding),
            Pooling.beside(1, pooling.dilation),
            ceilMode));
  }
}
