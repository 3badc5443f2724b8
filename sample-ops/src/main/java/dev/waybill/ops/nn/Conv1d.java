package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.conv1d` as a layer: windows of sequences times kernels.
///
/// `weight [outChannels, inChannels / groups, kernel…]` and `bias [outChannels]` begin evenly
/// spread over `±1 / √(inChannels / groups · kernel…)`.
@Stateful
@Export("nn.Conv1d")
public final class Conv1d extends Kernels {
  private final long @Nullable [] stride;
  private final long @Nullable [] padding;
  private final long @Nullable [] dilation;
  private final long groups;
  private final String paddingMode;

  /// Makes the layer.
  ///
  /// @param inChannels channels of arguments, from 1
  /// @param outChannels channels of results, from 1
  /// @param kernelSize the size of a window, one number or one for each axis
  /// @param stride how far the next window begins; `null` for 1
  /// @param padding how much is added at both ends; `null` for none
  /// @param dilation how far the next element of a window stands; `null` for 1
  /// @param groups into how many parts channels are divided that do not see each other
  /// @param bias whether something is added
  /// @param paddingMode what is added: `zeros`, `reflect`, `replicate` or `circular`; or `same`
  ///   for as many zeros as keep the size
  /// @throws dev.waybill.dispatch.WrongArgumentException if a number is out of range or the mode is
  ///   none of these
  @Creator
  public Conv1d(
      long inChannels,
      long outChannels,
      long[] kernelSize,
      @Default("null") long @Nullable [] stride,
      @Default("null") long @Nullable [] padding,
      @Default("null") long @Nullable [] dilation,
      @Default("1") long groups,
      @Default("true") boolean bias,
      @Default("zeros") String paddingMode) {
    super(
        "nn.Conv1d",
        inChannels
            / checkedGroups("nn.Conv1d", inChannels, outChannels, groups)
            * product(expanded("nn.Conv1d", "kernelSize", kernelSize, 1)),
        outChannels,
        bias,
        shape(
            outChannels, inChannels / groups, expanded("nn.Conv1d", "kernelSize", kernelSize, 1)));
    this.stride = Kernels.copy(stride);
    this.padding = Kernels.copy(padding);
    this.dilation = Kernels.copy(dilation);
    this.groups = groups;
    this.paddingMode = Borders.checked("nn.Conv1d", paddingMode, padding);
  }

  /// Makes the layer with windows as long as wide, next to each other, and a bias.
  ///
  /// @param inChannels channels of arguments, from 1
  /// @param outChannels channels of results, from 1
  /// @param kernelSize the length of a window
  public Conv1d(long inChannels, long outChannels, long kernelSize) {
    this(inChannels, outChannels, new long[] {kernelSize}, null, null, null, 1, true, "zeros");
  }

  @Override
  protected Tensor forward(Tensor x) {
    if (Borders.isFunctional(paddingMode)) {
      String mode = paddingMode.equals("same") ? "same" : null;
      return Functional.conv1d(x, weight, bias, stride, padding, dilation, groups, mode);
    }
    Tensor wide = Borders.added("nn.Conv1d", x, padding, paddingMode, 1);
    return Functional.conv1d(wide, weight, bias, stride, null, dilation, groups, null);
  }

  @Override
  protected String describe() {
    long[] shape = weight.shape();
    return "in="
        + shape[1] * groups
        + ", out="
        + shape[0]
        + ", kernelSize="
        + Arrays.toString(Arrays.copyOfRange(shape, 2, shape.length))
        + (groups == 1 ? "" : ", groups=" + groups)
        + (bias == null ? ", bias=false" : "");
  }
}
