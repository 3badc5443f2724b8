package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.alphaDropout`.
public final class AlphaDropout {
  private static final String NAME = "nn.functional.alphaDropout";

  /// Minus the limit of `selu` for negative numbers.
  private static final double LIMIT = 1.7580993408473766;

  private AlphaDropout() {}

  /// Dropout for networks with `selu`: moves dropped elements to the limit of `selu`, and all by an
  /// affine map that keeps mean 0 and variance 1, in training only.
  ///
  /// Which elements are dropped depends on the seed as in `dropout`. Source: Klambauer et al.,
  /// "Self-Normalizing Neural Networks", section 2; PyTorch, `torch.nn.functional.alpha_dropout`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.F32, 1000);
  /// MathOps.amax(Functional.alphaDropout(x, 7, 0.5, true)); // ==> tensor(0.7792)
  /// ```
  ///
  /// @param x the tensor, f32, f64, f16 or bf16
  /// @param seed chooses the elements
  /// @param p the probability
  /// @param training whether anything is dropped at all
  /// @return a new tensor; `x` itself where nothing is dropped
  /// @throws dev.waybill.dispatch.WrongArgumentException if `p` is no probability or the dtype has
  ///   no fractions
  @Export(NAME)
  public static Tensor alphaDropout(
      Tensor x, long seed, @Default("0.5") double p, @Default("false") boolean training) {
    Losses.checkFloating(NAME, "x", x);
    Dropout.checkProbability(NAME, p);
    if (!training || p == 0) {
      return x;
    }
    if (p == 1) {
      return TensorOps.mul(x, Tensor.scalar(0.0));
    }
    double scale = 1 / Math.sqrt((LIMIT * LIMIT * p + 1) * (1 - p));
    Tensor drawn = Functional.dropElements(x.detach().onesLike(), seed, p);
    Tensor stays = MathOps.gt(drawn, Tensor.scalar(0.0));
    Tensor scaled = TensorOps.mul(x, Tensor.scalar(scale));
    Tensor kept = TensorOps.add(scaled, Tensor.scalar(LIMIT * scale * p));
    return TensorOps.where(stays, kept, Tensor.scalar(-LIMIT * scale * (1 - p)));
  }
}
