package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.poissonNllLoss`.
public final class PoissonNllLoss {
  private static final String NAME = "nn.functional.poissonNllLoss";

  private PoissonNllLoss() {}

  /// Negative log likelihood of counts with a Poisson distribution: `exp(x) - y · x`, or `x - y ·
  /// log(x + eps)` where `x` is no logarithm, without `log y!`.
  ///
  /// `full` adds Stirling's `y · log y - y + log(2π y) / 2` for `log y!` where `y > 1`. Shapes are
  /// broadcast and dtypes promoted as in arithmetic. Source: PyTorch,
  /// `torch.nn.functional.poisson_nll_loss`.
  ///
  /// ```java
  /// Functional.poissonNllLoss(Tensor.of(0f, 0f), Tensor.of(1f, 3f)); // ==> tensor(1.)
  /// ```
  ///
  /// @param x the expected counts, or their logarithms
  /// @param y the counts
  /// @param logInput whether `x` holds logarithms
  /// @param full whether the part that depends on `y` alone is added
  /// @param eps keeps the logarithm of 0 finite
  /// @param reduction `mean`, `sum` or `none`
  /// @return one number, or one an element
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, no argument has fractions
  ///   or the reduction is none of these
  @Export(NAME)
  public static Tensor poissonNllLoss(
      Tensor x,
      Tensor y,
      @Default("true") boolean logInput,
      @Default("false") boolean full,
      @Default("1e-8") double eps,
      @Default("mean") String reduction) {
    Losses.check(NAME, reduction, x, y);
    Tensor expected = logInput ? MathOps.exp(x) : x;
    Tensor log = logInput ? x : MathOps.log(TensorOps.add(x, Tensor.scalar(eps)));
    Tensor terms = TensorOps.sub(expected, TensorOps.mul(y, log));
    return Losses.reduce(full ? TensorOps.add(terms, stirling(y)) : terms, reduction);
  }

  private static Tensor stirling(Tensor y) {
    Tensor large = MathOps.gt(y, Tensor.scalar(1L));
    // 1 in place of small counts: the gradient of log 0 must not reach the sum.
    Tensor count = TensorOps.where(large, y, Tensor.scalar(1.0));
    Tensor log = MathOps.log(count);
    Tensor root = MathOps.log(TensorOps.mul(count, Tensor.scalar(2 * Math.PI)));
    Tensor sum = TensorOps.sub(TensorOps.mul(count, log), count);
    Tensor terms = TensorOps.add(sum, TensorOps.mul(root, Tensor.scalar(0.5)));
    return TensorOps.where(large, terms, Tensor.scalar(0.0));
  }
}
