package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.huberLoss`.
public final class HuberLoss {
  private static final String NAME = "nn.functional.huberLoss";

  private HuberLoss() {}

  /// Squared error of small differences, absolute error of large ones: `d² / 2` where
  /// `|d| ≤ delta`, else `delta · (|d| - delta / 2)`, with `d = x - y`.
  ///
  /// Shapes are broadcast; the result has the dtype of `x`. Source: PyTorch,
  /// `torch.nn.functional.huber_loss`.
  ///
  /// ```java
  /// Tensor y = Tensor.of(0f, 0f);
  /// Functional.huberLoss(Tensor.of(1f, 4f), y, "none", 2); // ==> tensor([0.5000, 6.0000])
  /// ```
  ///
  /// @param x the values
  /// @param y the targets
  /// @param reduction `mean`, `sum` or `none`
  /// @param delta where one becomes the other, above 0
  /// @return one number, or one an element
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, `x` has no fractions or
  ///   another argument is none of these
  @Export(NAME)
  public static Tensor huberLoss(
      Tensor x, Tensor y, @Default("mean") String reduction, @Default("1.0") double delta) {
    Losses.check(NAME, reduction, x, y);
    if (!(delta > 0)) {
      throw new WrongArgumentException(
          NAME, "delta", "does not support non-positive values, found " + delta + ".");
    }
    Tensor loss = Losses.reduce(terms(TensorOps.sub(x, y), delta), reduction);
    return x.dtype().isFloating() && loss.dtype() != x.dtype()
        ? TensorOps.to(loss, x.dtype())
        : loss;
  }

  /// Returns `c · (d - c / 2)` with `c` the difference cut to ±delta: both branches in one formula,
  /// so that no infinite difference meets a gradient of 0 in the branch that is not taken.
  static Tensor terms(Tensor difference, double delta) {
    Tensor cut = MathOps.clamp(difference, -delta, delta);
    Tensor half = TensorOps.mul(cut, Tensor.scalar(0.5));
    return TensorOps.mul(cut, TensorOps.sub(difference, half));
  }
}
