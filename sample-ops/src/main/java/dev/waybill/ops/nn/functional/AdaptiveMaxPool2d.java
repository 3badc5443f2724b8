package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.adaptiveMaxPool2d`.
public final class AdaptiveMaxPool2d {
  private static final String NAME = "nn.functional.adaptiveMaxPool2d";

  private AdaptiveMaxPool2d() {}

  /// Takes maxima so that images get a wanted size: cell `i` of `m` is the maximum of the elements
  /// from `⌊i n / m⌋` up to, without, `⌈(i + 1) n / m⌉` along each axis.
  ///
  /// Source: PyTorch, `torch.nn.functional.adaptive_max_pool2d`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 1, 2, 4);
  /// Functional.adaptiveMaxPool2d(x, new long[] {1, 2}); // ==> tensor([[[6., 8.]]])
  /// ```
  ///
  /// @param x `[batch, channels, height, width]`, or without the batch; f32, f64, f16 or bf16
  /// @param outputSize height and width, or one number for both; [AdaptiveAvgPool2d#KEEP] keeps
  ///   one
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if the shape does not fit or a size is negative
  @Export(NAME)
  public static Tensor adaptiveMaxPool2d(Tensor x, long[] outputSize) {
    long[] size = AdaptiveWindows.sizes(NAME, x, 2, outputSize);
    // Columns first: of equal elements the first in row-major order then gets the gradient.
    Tensor columns = new AdaptiveWindows(NAME, x, x.rank() - 1, size[1]).max(x);
    return new AdaptiveWindows(NAME, columns, x.rank() - 2, size[0]).max(columns);
  }
}
