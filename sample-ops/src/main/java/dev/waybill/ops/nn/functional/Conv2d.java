package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.conv2d`.
public final class Conv2d {
  private static final String NAME = "nn.functional.conv2d";

  private Conv2d() {}

  /// Cross-correlates images with kernels: the kernel is not flipped.
  ///
  /// Source: PyTorch, `torch.nn.functional.conv2d`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
  /// Tensor weight = Tensor.ones(DType.F32, 1, 1, 2, 2); // sums of windows
  /// Functional.conv2d(x, weight); // ==> tensor([[[[10.]]]])
  /// Functional.conv2d(x, weight, new Functional.Conv2dOptions().padding(new long[] {1}));
  /// // ==> tensor([[[[1., 3., 2.],
  /// //               [4., 10., 6.],
  /// //               [3., 7., 4.]]]])
  /// ```
  ///
  /// @param x `[batch, channels, height, width]`, or without the batch
  /// @param weight `[out, channels / groups, height, width]`
  /// @param bias `[out]`, or `null`
  /// @param stride how far the next window begins, one number or two; `null` for 1
  /// @param padding zeros at both ends of each axis, one number or two; `null` for none
  /// @param dilation how far the next element of a window stands, one number or two; `null` for 1
  /// @param groups into how many parts channels are divided that do not see each other
  /// @param paddingMode in place of padding: `same` keeps the size, `valid` pads nothing; or `null`
  /// @return `[batch, out, height, width]`, or without the batch
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit or a number is out of
  ///   range
  @Export(NAME)
  public static Tensor conv2d(
      Tensor x,
      Tensor weight,
      @Default("null") @Nullable Tensor bias,
      @Default("null") long @Nullable [] stride,
      @Default("null") long @Nullable [] padding,
      @Default("null") long @Nullable [] dilation,
      @Default("1") long groups,
      @Default("null") @Nullable String paddingMode) {
    return new Convolution(NAME, x, weight, bias, 2, groups, false)
        .apply(stride, padding, paddingMode, dilation);
  }
}
