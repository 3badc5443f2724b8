package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.adaptiveAvgPool2d`.
public final class AdaptiveAvgPool2d {
  /// The size that keeps that of the image.
  public static final long KEEP = Long.MIN_VALUE;

  private static final String NAME = "nn.functional.adaptiveAvgPool2d";

  private AdaptiveAvgPool2d() {}

  /// Takes means so that images get a wanted size: cell `i` of `m` is the mean of the elements from
  /// `⌊i n / m⌋` up to, without, `⌈(i + 1) n / m⌉`.
  ///
  /// Source: PyTorch, `torch.nn.functional.adaptive_avg_pool2d`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 2, 4);
  /// Functional.adaptiveAvgPool2d(x, new long[] {1, 2}); // ==> tensor([[[3.5000, 5.5000]]])
  /// ```
  ///
  /// @param x `[batch, channels, height, width]`, or without the batch; f32, f64, f16 or bf16
  /// @param outputSize height and width, or one number for both; [#KEEP] keeps one
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if the shape does not fit or a size is negative
  @Export(NAME)
  public static Tensor adaptiveAvgPool2d(Tensor x, long[] outputSize) {
    long[] size = AdaptiveWindows.sizes(NAME, x, 2, outputSize);
    Tensor rows = new AdaptiveWindows(NAME, x, x.rank() - 2, size[0]).mean(x);
    return new AdaptiveWindows(NAME, rows, x.rank() - 1, size[1]).mean(rows);
  }
}
