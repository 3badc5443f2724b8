package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.mseLoss`.
public final class MseLoss {
  private static final String NAME = "nn.functional.mseLoss";

  private MseLoss() {}

  /// Squared error: `(x - y)²`.
  ///
  /// Shapes are broadcast and dtypes promoted as in arithmetic. Source: PyTorch,
  /// `torch.nn.functional.mse_loss`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(1f, 2f).requiresGrad(true);
  /// Tensor loss = Functional.mseLoss(x, Tensor.of(3f, 5f)); // (4 + 9) / 2
  /// loss; // ==> tensor(6.5000)
  /// loss.backward();
  /// x.grad(); // ==> tensor([-2., -3.])
  /// ```
  ///
  /// @param x the values
  /// @param y the targets
  /// @param reduction `mean`, `sum` or `none`
  /// @return one number, or one an element
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, no argument has fractions
  /// or
  ///   the reduction is none of these
  @Export(NAME)
  public static Tensor mseLoss(Tensor x, Tensor y, @Default("mean") String reduction) {
    Losses.check(NAME, reduction, x, y);
    Tensor difference = TensorOps.sub(x, y);
    return Losses.reduce(TensorOps.mul(difference, difference), reduction);
  }
}
