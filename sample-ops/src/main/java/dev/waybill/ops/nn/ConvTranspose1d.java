package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.convTranspose1d` as a layer: the gradient of a convolution with
/// respect to its sequences.
///
/// `weight [inChannels, outChannels / groups, kernel…]` and `bias [outChannels]` begin evenly
/// spread over `±1 / √(outChannels / groups · kernel…)`.
@Stateful
@Export("nn.ConvTranspose1d")
public final class ConvTranspose1d extends Kernels {
  private final long @Nullable [] stride;
  private final long @Nullable [] padding;
  private final long @Nullable [] outputPadding;
  private final long groups;
  private final long @Nullable [] dilation;

  /// Makes the layer.
  ///
  /// @param inChannels channels of arguments, from 1
  /// @param outChannels channels of results, from 1
  /// @param kernelSize the size of a window, one number or one for each axis
  /// @param stride how far the next window begins; `null` for 1
  /// @param padding how much is taken off at both ends; `null` for none
  /// @param outputPadding how much is added at the far end; `null` for none
  /// @param groups into how many parts channels are divided that do not see each other
  /// @param bias whether something is added
  /// @param dilation how far the next element of a window stands; `null` for 1
  /// @throws dev.waybill.dispatch.WrongArgumentException if a number is out of range
  @Creator
  public ConvTranspose1d(
      long inChannels,
      long outChannels,
      long[] kernelSize,
      @Default("null") long @Nullable [] stride,
      @Default("null") long @Nullable [] padding,
      @Default("null") long @Nullable [] outputPadding,
      @Default("1") long groups,
      @Default("true") boolean bias,
      @Default("null") long @Nullable [] dilation) {
    super(
        "nn.ConvTranspose1d",
        outChannels
            / checkedGroups("nn.ConvTranspose1d", inChannels, outChannels, groups)
            * product(expanded("nn.ConvTranspose1d", "kernelSize", kernelSize, 1)),
        outChannels,
        bias,
        shape(
            inChannels,
            outChannels / groups,
            expanded("nn.ConvTranspose1d", "kernelSize", kernelSize, 1)));
    this.stride = Kernels.copy(stride);
    this.padding = Kernels.copy(padding);
    this.outputPadding = Kernels.copy(outputPadding);
    this.groups = groups;
    this.dilation = Kernels.copy(dilation);
  }

  /// Makes the layer with windows as long as wide, next to each other, and a bias.
  ///
  /// @param inChannels channels of arguments, from 1
  /// @param outChannels channels of results, from 1
  /// @param kernelSize the length of a window
  public ConvTranspose1d(long inChannels, long outChannels, long kernelSize) {
    this(inChannels, outChannels, new long[] {kernelSize}, null, null, null, 1, true, null);
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.convTranspose1d(
        x, weight, bias, stride, padding, outputPadding, groups, dilation);
  }

  @Override
  protected String describe() {
    long[] shape = weight.shape();
    return "in="
        + shape[0]
        + ", out="
        + shape[1] * groups
        + ", kernelSize="
        + Arrays.toString(Arrays.copyOfRange(shape, 2, shape.length))
        + (groups == 1 ? "" : ", groups=" + groups)
        + (bias == null ? ", bias=false" : "");
  }
}
