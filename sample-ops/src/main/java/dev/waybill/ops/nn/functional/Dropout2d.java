package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.dropout2d`.
public final class Dropout2d {
  private static final String NAME = "nn.functional.dropout2d";

  private Dropout2d() {}

  /// Replaces whole channels of images by 0 with probability `p` and scales the others by
  /// `1 / (1 - p)`, in training only.
  ///
  /// Which channels are dropped depends on the seed as in `dropout`. Source: Tompson et al.,
  /// "Efficient Object Localization Using Convolutional Networks", section 3.2; PyTorch,
  /// `torch.nn.functional.dropout2d`.
  ///
  /// ```java
  /// Tensor x = Tensor.ones(DType.F32, 1, 100, 2, 3);
  /// Tensor y = Functional.dropout2d(x, 7);
  /// MathOps.amin(y, new int[] {2, 3}).equal(MathOps.amax(y, new int[] {2, 3})); // ==> true
  /// ```
  ///
  /// @param x `[batch, channels, height, width]`, or `[batch, channels, length]`; f32, f64, f16 or
  ///   bf16
  /// @param seed chooses the channels
  /// @param p the probability
  /// @param training whether anything is dropped at all
  /// @return a new tensor; `x` itself where nothing is dropped
  /// @throws dev.waybill.dispatch.OpException if `p` is no probability, or the shape or dtype does
  ///   not fit
  @Export(NAME)
  public static Tensor dropout2d(
      Tensor x, long seed, @Default("0.5") double p, @Default("true") boolean training) {
    Dropout.checkRank(NAME, x, 3);
    return Dropout.channels(NAME, x, 2, seed, p, training);
  }
}
