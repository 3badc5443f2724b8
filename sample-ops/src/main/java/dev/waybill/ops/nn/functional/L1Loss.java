package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.l1Loss`.
public final class L1Loss {
  private static final String NAME = "nn.functional.l1Loss";

  private L1Loss() {}

  /// Absolute error: `|x - y|`, with gradient 0 where both are equal.
  ///
  /// Shapes are broadcast and dtypes promoted as in arithmetic. Source: PyTorch,
  /// `torch.nn.functional.l1_loss`.
  ///
  /// ```java
  /// Functional.l1Loss(Tensor.of(1f, 2f), Tensor.of(3f, 5f)); // ==> tensor(2.5000)
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
  public static Tensor l1Loss(Tensor x, Tensor y, @Default("mean") String reduction) {
    Losses.check(NAME, reduction, x, y);
    return Losses.reduce(MathOps.abs(TensorOps.sub(x, y)), reduction);
  }
}
