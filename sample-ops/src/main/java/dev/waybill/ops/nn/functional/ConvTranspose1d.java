package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.convTranspose1d`.
public final class ConvTranspose1d {
  private static final String NAME = "nn.functional.convTranspose1d";

  private ConvTranspose1d() {}

  /// The transpose of [conv1d][Conv1d] as a linear map: spreads each element by the kernel.
  ///
  /// Source: PyTorch, `torch.nn.functional.conv_transpose1d`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2}, 1, 1, 2);
  /// Tensor weight = Tensor.ones(DType.F32, 1, 1, 2);
  /// Functional.convTranspose1d(x, weight); // ==> tensor([[[1., 3., 2.]]])
  /// ```
  ///
  /// @param x `[batch, channels, length]`, or without the batch
  /// @param weight `[channels, out / groups, kernel]`
  /// @param bias `[out]`, or `null`
  /// @param stride how far the next kernel begins; `null` for 1
  /// @param padding how much is cut off at both ends; `null` for 0
  /// @param outputPadding what is added at one end; `null` for 0
  /// @param groups into how many parts channels are divided that do not see each other
  /// @param dilation how far the next element of a kernel stands; `null` for 1
  /// @return `[batch, out, length]`, or without the batch
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit or a number is out of
  ///   range
  @Export(NAME)
  public static Tensor convTranspose1d(
      Tensor x,
      Tensor weight,
      @Default("null") @Nullable Tensor bias,
      @Default("null") long @Nullable [] stride,
      @Default("null") long @Nullable [] padding,
      @Default("null") long @Nullable [] outputPadding,
      @Default("1") long groups,
      @Default("null") long @Nullable [] dilation) {
    return new Convolution(NAME, x, weight, bias, 1, groups, true)
        .applyTransposed(stride, padding, outputPadding, dilation);
  }
}
