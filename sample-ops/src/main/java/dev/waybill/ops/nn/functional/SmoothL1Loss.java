package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.smoothL1Loss`.
public final class SmoothL1Loss {
  private static final String NAME = "nn.functional.smoothL1Loss";

  private SmoothL1Loss() {}

  /// Absolute error that is smooth at 0: `d² / (2 · beta)` where `|d| < beta`, else
  /// `|d| - beta / 2`, with `d = x - y`; for `beta = 0` the absolute error.
  ///
  /// Shapes are broadcast and dtypes promoted as in arithmetic. Source: Girshick, "Fast R-CNN",
  /// equation 3; PyTorch, `torch.nn.functional.smooth_l1_loss`.
  ///
  /// ```java
  /// Tensor y = Tensor.of(0f, 0f);
  /// Functional.smoothL1Loss(Tensor.of(1f, 4f), y, "none", 2); // ==> tensor([0.2500, 3.0000])
  /// ```
  ///
  /// @param x the values
  /// @param y the targets
  /// @param reduction `mean`, `sum` or `none`
  /// @param beta where one becomes the other, 0 or above
  /// @return one number, or one an element
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, no argument has fractions
  /// or
  ///   another argument is none of these
  @Export(NAME)
  public static Tensor smoothL1Loss(
      Tensor x, Tensor y, @Default("mean") String reduction, @Default("1.0") double beta) {
    Losses.check(NAME, reduction, x, y);
    if (!(beta >= 0)) {
      throw new WrongArgumentException(
          NAME, "beta", "does not support negative values, found " + beta + ".");
    }
    Tensor difference = TensorOps.sub(x, y);
    Tensor terms =
        beta == 0
            ? MathOps.abs(difference)
            : TensorOps.div(HuberLoss.terms(difference, beta), Tensor.scalar(beta));
    return Losses.reduce(terms, reduction);
  }
}
