package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.adaptiveMaxPool1d`.
public final class AdaptiveMaxPool1d {
  private static final String NAME = "nn.functional.adaptiveMaxPool1d";

  private AdaptiveMaxPool1d() {}

  /// Takes maxima so that signals get a wanted length: cell `i` of `m` is the maximum of the
  /// elements from `⌊i n / m⌋` up to, without, `⌈(i + 1) n / m⌉`.
  ///
  /// Source: PyTorch, `torch.nn.functional.adaptive_max_pool1d`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3, 4, 9}, 1, 5);
  /// Functional.adaptiveMaxPool1d(x, new long[] {2}); // ==> tensor([[3., 9.]])
  /// ```
  ///
  /// @param x `[batch, channels, length]`, or without the batch; f32, f64, f16 or bf16
  /// @param outputSize the length; [AdaptiveAvgPool2d#KEEP] keeps it
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if the shape does not fit or a size is negative
  @Export(NAME)
  public static Tensor adaptiveMaxPool1d(Tensor x, long[] outputSize) {
    long[] size = AdaptiveWindows.sizes(NAME, x, 1, outputSize);
    return new AdaptiveWindows(NAME, x, x.rank() - 1, size[0]).max(x);
  }
}
