package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.conv1d`.
public final class Conv1d {
  private static final String NAME = "nn.functional.conv1d";

  private Conv1d() {}

  /// Cross-correlates signals with kernels: the kernel is not flipped.
  ///
  /// Source: PyTorch, `torch.nn.functional.conv1d`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 4, 7}, 1, 1, 4);
  /// Tensor weight = Tensor.fromArray(new float[] {-1, 1}, 1, 1, 2); // differences of neighbours
  /// Functional.conv1d(x, weight); // ==> tensor([[[1., 2., 3.]]])
  /// ```
  ///
  /// @param x `[batch, channels, length]`, or `[channels, length]`
  /// @param weight `[out, channels / groups, kernel]`
  /// @param bias `[out]`, or `null`
  /// @param stride how far the next window begins; `null` for 1
  /// @param padding zeros at both ends; `null` for none
  /// @param dilation how far the next element of a window stands; `null` for 1
  /// @param groups into how many parts channels are divided that do not see each other
  /// @param paddingMode in place of padding: `same` keeps the length, `valid` pads nothing; or
  /// `null`
  /// @return `[batch, out, positions]`, or without the batch
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit or a number is out of
  ///   range
  @Export(NAME)
  public static Tensor conv1d(
      Tensor x,
      Tensor weight,
      @Default("null") @Nullable Tensor bias,
      @Default("null") long @Nullable [] stride,
      @Default("null") long @Nullable [] padding,
      @Default("null") long @Nullable [] dilation,
      @Default("1") long groups,
      @Default("null") @Nullable String paddingMode) {
    return new Convolution(NAME, x, weight, bias, 1, groups, false)
        .apply(stride, padding, paddingMode, dilation);
  }
}
