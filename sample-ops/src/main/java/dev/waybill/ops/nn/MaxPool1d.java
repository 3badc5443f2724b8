package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.maxPool1d` as a layer.
@Stateful
@Export("nn.MaxPool1d")
public final class MaxPool1d extends Layer {
  private final long[] kernelSize;
  private final long @Nullable [] stride;
  private final long @Nullable [] padding;
  private final long @Nullable [] dilation;
  private final boolean ceilMode;

  /// Makes the layer.
  ///
  /// @param kernelSize the size of a window, one number or one for each axis
  /// @param stride how far the next window begins; `null` for the size of a window
  /// @param padding how much is added at both ends; `null` for none
  /// @param dilation how far the next element of a window stands; `null` for 1
  /// @param ceilMode whether a window may begin before the end and reach beyond it
  @Creator
  public MaxPool1d(
      long[] kernelSize,
      @Default("null") long @Nullable [] stride,
      @Default("null") long @Nullable [] padding,
      @Default("null") long @Nullable [] dilation,
      @Default("false") boolean ceilMode) {
    this.kernelSize = kernelSize.clone();
    this.stride = Kernels.copy(stride);
    this.padding = Kernels.copy(padding);
    this.dilation = Kernels.copy(dilation);
    this.ceilMode = ceilMode;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.maxPool1d(x, kernelSize, stride, padding, dilation, ceilMode);
  }

  @Override
  protected String describe() {
    return "kernelSize=" + Arrays.toString(kernelSize);
  }

  /// Makes the layer for windows as long as wide, one beside the other.
  ///
  /// @param kernelSize the length of a window
  public MaxPool1d(long kernelSize) {
    this(new long[] {kernelSize}, null, null, null, false);
  }
}
