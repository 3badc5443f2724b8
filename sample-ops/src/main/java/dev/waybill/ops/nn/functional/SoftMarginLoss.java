package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.softMarginLoss`.
public final class SoftMarginLoss {
  private static final String NAME = "nn.functional.softMarginLoss";

  private SoftMarginLoss() {}

  /// Logistic loss of two classes, 1 and -1: `log(1 + exp(-y · x))`.
  ///
  /// Computed without overflow. Shapes are broadcast and dtypes promoted as in arithmetic. Source:
  /// PyTorch, `torch.nn.functional.soft_margin_loss`.
  ///
  /// ```java
  /// Tensor y = Tensor.of(1f, -1f);
  /// Functional.softMarginLoss(Tensor.of(0f, 100f), y, "none"); // ==> tensor([0.6931, 100.0000])
  /// ```
  ///
  /// @param x scores
  /// @param y 1 or -1
  /// @param reduction `mean`, `sum` or `none`
  /// @return one number, or one an element
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, no argument has fractions
  ///   or the reduction is none of these
  @Export(NAME)
  public static Tensor softMarginLoss(Tensor x, Tensor y, @Default("mean") String reduction) {
    Losses.check(NAME, reduction, x, y);
    Tensor wrong = TensorOps.neg(TensorOps.mul(y, x));
    return Losses.reduce(
        Functional.softplus(wrong, 1, Double.POSITIVE_INFINITY), reduction); // never cut off
  }
}
