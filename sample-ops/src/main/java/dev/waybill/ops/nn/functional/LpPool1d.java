package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.lpPool1d`.
public final class LpPool1d {
  private static final String NAME = "nn.functional.lpPool1d";

  private LpPool1d() {}

  /// Takes the norm of each window of signals: `(Σ xᵖ)^(1/p)`.
  ///
  /// Powers keep their sign: with odd `p` a window whose sum is negative has no root and gives NaN.
  /// A window that ends outside counts as if it went on with its mean. Source: PyTorch,
  /// `torch.nn.functional.lp_pool1d`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {3, 4, 0, 5}, 1, 4);
  /// Functional.lpPool1d(x, 2, new long[] {2}); // ==> tensor([[5., 5.]])
  /// ```
  ///
  /// @param x `[batch, channels, length]`, or without the batch; f32, f64, f16 or bf16
  /// @param normType the order `p`, not 0
  /// @param kernelSize the size of a window
  /// @param stride how far the next window begins; `null` for the size of a window
  /// @param ceilMode whether windows may begin inside and end outside
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes do not fit, a number is out of range or the
  ///   dtype has no fractions
  @Export(NAME)
  public static Tensor lpPool1d(
      Tensor x,
      double normType,
      long[] kernelSize,
      @Default("null") long @Nullable [] stride,
      @Default("false") boolean ceilMode) {
    Pooling pooling = new Pooling(NAME, x, 1, kernelSize, stride, null, null, ceilMode);
    Tensor means =
        Functional.avgPool1d(pooling.powers(x, normType), kernelSize, stride, null, ceilMode, true);
    return pooling.root(means, normType);
  }
}
