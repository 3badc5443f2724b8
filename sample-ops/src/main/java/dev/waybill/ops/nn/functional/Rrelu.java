package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.rrelu`.
public final class Rrelu {
  private static final String NAME = "nn.functional.rrelu";

  private Rrelu() {}

  /// Keeps positive numbers and scales the others, in training each by a random factor from `lower`
  /// to `upper`, else by their mean.
  ///
  /// The factors depend on the seed and the row-major position alone, so each call in training
  /// needs a seed of its own. Source: Xu et al., "Empirical Evaluation of Rectified Activations in
  /// Convolution Network", section 2.4; PyTorch, `torch.nn.functional.rrelu`.
  ///
  /// ```java
  /// Functional.rrelu(Tensor.of(-8f, 1f), 7, 0.25, 0.75, false); // ==> tensor([-4., 1.])
  /// ```
  ///
  /// @param x the tensor, f32, f64, f16 or bf16
  /// @param seed chooses the factors; unused where `training` is false
  /// @param lower the least factor
  /// @param upper the largest one
  /// @param training whether factors are random
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if `lower` is above `upper`, one of them is not
  ///   finite, or the dtype has no fractions
  @Export(NAME)
  public static Tensor rrelu(
      Tensor x,
      long seed,
      @Default("0.125") double lower,
      @Default("0.3333333333333333") double upper,
      @Default("false") boolean training) {
    Losses.checkFloating(NAME, "x", x);
    if (!(lower <= upper) || Double.isInfinite(lower) || Double.isInfinite(upper)) {
      throw new WrongArgumentException(
          NAME,
          "lower",
          "found lower "
              + lower
              + " and upper "
              + upper
              + ", expected lower <= upper, both finite.");
    }
    if (!training) {
      return Functional.leakyRelu(x, (lower + upper) / 2);
    }
    Tensor share = TensorOps.uniform(x.detach(), seed);
    Tensor factors =
        TensorOps.add(TensorOps.mul(share, Tensor.scalar(upper - lower)), Tensor.scalar(lower));
    return Prelu.bend(x, factors);
  }
}
