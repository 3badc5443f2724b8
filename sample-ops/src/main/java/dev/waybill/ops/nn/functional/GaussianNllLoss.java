package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;

/// The function `nn.functional.gaussianNllLoss`.
public final class GaussianNllLoss {
  private static final String NAME = "nn.functional.gaussianNllLoss";
  private static final double HALF_LOG_TWO_PI = Math.log(2 * Math.PI) / 2;

  private GaussianNllLoss() {}

  /// Negative log likelihood of numbers with a normal distribution: `(log v + (x - y)² / v) / 2`
  /// with `v = max(variance, eps)`, without the constant.
  ///
  /// The gradient passes through the bound `eps`, so that a variance below it can grow. Source:
  /// Nix and Weigend, "Estimating the mean and variance of the target probability distribution",
  /// equation 5; PyTorch, `torch.nn.functional.gaussian_nll_loss`.
  ///
  /// ```java
  /// Functional.gaussianNllLoss(Tensor.of(1f), Tensor.of(3f), Tensor.of(4f)); // ==> tensor(1.1931)
  /// ```
  ///
  /// @param x the expected numbers
  /// @param y the numbers
  /// @param variance the expected squares of their differences, of the shape of `x`; or with a last
  ///   axis of length 1, or without the last axis, where they are shared along it
  /// @param full whether the constant `log(2π) / 2` is added
  /// @param eps what variances are not below, above 0
  /// @param reduction `mean`, `sum` or `none`
  /// @return one number, or one an element
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, a variance is negative, no
  ///   argument has fractions or the reduction is none of these
  @Export(NAME)
  public static Tensor gaussianNllLoss(
      Tensor x,
      Tensor y,
      Tensor variance,
      @Default("false") boolean full,
      @Default("1e-6") double eps,
      @Default("mean") String reduction) {
    Losses.check(NAME, reduction, x, y);
    if (!(eps > 0)) {
      throw new WrongArgumentException(NAME, "eps", "found " + eps + ", expected more than 0.");
    }
    Losses.checkFloating(NAME, "variance", variance);
    Tensor fitted = fit(variance, x);
    Losses.checkAll(NAME, "variance", variance, "has negative entries", v -> !(v < 0));
    Tensor v = TensorOps.clone(fitted);
    Tensor bounded = MathOps.clamp(v.detach(), eps, null);
    // Adds exactly 0, whose gradient is that of v.
    Tensor passed = TensorOps.add(bounded, TensorOps.sub(v, v.detach()));
    Tensor error = TensorOps.sub(x, y);
    Tensor squares = TensorOps.div(TensorOps.mul(error, error), passed);
    Tensor sum = TensorOps.add(MathOps.log(passed), squares);
    Tensor terms = TensorOps.mul(sum, Tensor.scalar(0.5));
    Tensor whole = full ? TensorOps.add(terms, Tensor.scalar(HALF_LOG_TWO_PI)) : terms;
    return Losses.reduce(whole, reduction);
  }

  private static Tensor fit(Tensor variance, Tensor x) {
    if (variance.layout().sameShape(x.layout())) {
      return variance;
    }
    int last = x.rank() - 1;
    if (last >= 0) {
      long[] leading = Arrays.copyOf(x.shape(), last);
      if (Arrays.equals(variance.shape(), leading)) {
        return TensorOps.unsqueeze(variance, -1);
      }
      if (Arrays.equals(variance.shape(), Spatial.join(leading, new long[] {1}))) {
        return variance;
      }
    }
    throw new ShapeException(
        NAME,
        "argument variance: found "
            + variance.layout().shapeText()
            + " beside x: "
            + x.layout().shapeText()
            + ", expected its shape, or that with a last axis of length 1 or without it.");
  }
}
