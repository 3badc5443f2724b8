package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Module;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The function `nn.functional.cosineEmbeddingLoss` as a loss.
@Stateful
@Export("nn.CosineEmbeddingLoss")
public final class CosineEmbeddingLoss extends Module {
  private final double margin;
  private final String reduction;

  /// Makes the module.
  ///
  /// @param margin how alike unlike ones may be
  /// @param reduction `mean`, `sum` or `none`
  @Creator
  public CosineEmbeddingLoss(@Default("0.0") double margin, @Default("mean") String reduction) {
    this.margin = margin;
    this.reduction = reduction;
  }

  /// Computes the result, and runs the hooks around it.
  ///
  /// @param x1 `[batch, features]`
  /// @param x2 of the same shape
  /// @param y 1 where they should be alike, -1 where not
  /// @return one number, or one an example
  public Tensor call(Tensor x1, Tensor x2, Tensor y) {
    if (!isHooked()) {
      return Functional.cosineEmbeddingLoss(x1, x2, y, margin, reduction);
    }
    return result(
        hooked(
            List.of(x1, x2, y),
            in ->
                List.of(
                    Functional.cosineEmbeddingLoss(
                        argument(in, 0, "x1"),
                        argument(in, 1, "x2"),
                        argument(in, 2, "y"),
                        margin,
                        reduction))));
  }

  @Override
  protected String describe() {
    return "reduction=" + reduction;
  }
}
