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

/// The function `nn.functional.lpPool2d` as a layer.
@Stateful
@Export({"nn.LpPool2d", "nn.LPPool2d"})
public final class LpPool2d extends Layer {
  private final double normType;
  private final long[] kernelSize;
  private final long @Nullable [] stride;
  private final boolean ceilMode;

  /// Makes the layer.
  ///
  /// @param normType the order of the norm
  /// @param kernelSize the size of a window, one number or one for each axis
  /// @param stride how far the next window begins; `null` for the size of a window
  /// @param ceilMode whether a window may begin before the end and reach beyond it
  @Creator
  public LpPool2d(
      double normType,
      long[] kernelSize,
      @Default("null") long @Nullable [] stride,
      @Default("false") boolean ceilMode) {
    this.normType = normType;
    this.kernelSize = kernelSize.clone();
    this.stride = Kernels.copy(stride);
    this.ceilMode = ceilMode;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.lpPool2d(x, normType, kernelSize, stride, ceilMode);
  }

  @Override
  protected String describe() {
    return "normType=" + normType + ", kernelSize=" + Arrays.toString(kernelSize);
  }
}
