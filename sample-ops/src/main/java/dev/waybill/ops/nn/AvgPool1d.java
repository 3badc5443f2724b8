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

/// The function `nn.functional.avgPool1d` as a layer.
@Stateful
@Export("nn.AvgPool1d")
public final class AvgPool1d extends Layer {
  private final long[] kernelSize;
  private final long @Nullable [] stride;
  private final long @Nullable [] padding;
  private final boolean ceilMode;
  private final boolean countIncludePad;

  /// Makes the layer.
  ///
  /// @param kernelSize the size of a window, one number or one for each axis
  /// @param stride how far the next window begins; `null` for the size of a window
  /// @param padding how much is added at both ends; `null` for none
  /// @param ceilMode whether a window may begin before the end and reach beyond it
  /// @param countIncludePad whether what was added counts
  @Creator
  public AvgPool1d(
      long[] kernelSize,
      @Default("null") long @Nullable [] stride,
      @Default("null") long @Nullable [] padding,
      @Default("false") boolean ceilMode,
      @Default("true") boolean countIncludePad) {
    this.kernelSize = kernelSize.clone();
    this.stride = Kernels.copy(stride);
    this.padding = Kernels.copy(padding);
    this.ceilMode = ceilMode;
    this.countIncludePad = countIncludePad;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.avgPool1d(x, kernelSize, stride, padding, ceilMode, countIncludePad);
  }

  @Override
  protected String describe() {
    return "kernelSize=" + Arrays.toString(kernelSize);
  }

  /// Makes the layer for windows as long as wide, one beside the other.
  ///
  /// @param kernelSize the length of a window
  public AvgPool1d(long kernelSize) {
    this(new long[] {kernelSize}, null, null, false, true);
  }
}
