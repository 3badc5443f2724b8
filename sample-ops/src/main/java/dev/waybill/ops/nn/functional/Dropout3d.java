package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.dropout3d`.
public final class Dropout3d {
  private static final String NAME = "nn.functional.dropout3d";

  private Dropout3d() {}

  /// Replaces whole channels of volumes by 0 with probability `p` and scales the others by
  /// `1 / (1 - p)`, in training only.
  ///
  /// Which channels are dropped depends on the seed as in `dropout`. Source: Tompson et al.,
  /// "Efficient Object Localization Using Convolutional Networks", section 3.2; PyTorch,
  /// `torch.nn.functional.dropout3d`.
  ///
  /// ```java
  /// Tensor x = Tensor.ones(DType.F32, 100, 2, 3, 1);
  /// Tensor y = Functional.dropout3d(x, 7);
  /// int[] inner = {1, 2, 3};
  /// MathOps.amin(y, inner).equal(MathOps.amax(y, inner)); // ==> true
  /// ```
  ///
  /// @param x `[batch, channels, depth, height, width]`, or without the batch; f32, f64, f16 or
  ///   bf16
  /// @param seed chooses the channels
  /// @param p the probability
  /// @param training whether anything is dropped at all
  /// @return a new tensor; `x` itself where nothing is dropped
  /// @throws dev.waybill.dispatch.OpException if `p` is no probability, or the shape or dtype does
  ///   not fit
  @Export(NAME)
  public static Tensor dropout3d(
      Tensor x, long seed, @Default("0.5") double p, @Default("true") boolean training) {
    Dropout.checkRank(NAME, x, 4);
    return Dropout.channels(NAME, x, x.rank() - 3, seed, p, training);
  }
}
