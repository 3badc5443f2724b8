package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Buffer;
import dev.waybill.nn.Loss;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.multiMarginLoss` as a loss.
@Stateful
@Export("nn.MultiMarginLoss")
public final class MultiMarginLoss extends Loss {
  private final @Nullable Buffer weight;
  private final long p;
  private final double margin;
  private final String reduction;

  /// Makes the loss.
  ///
  /// @param weight a factor for each class, of the dtype of the predictions; `null` for 1
  /// @param p the exponent, 1 or 2
  /// @param margin by how much the class should be above others
  /// @param reduction `mean`, `sum` or `none`
  @Creator
  public MultiMarginLoss(
      @Default("null") @Nullable Tensor weight,
      @Default("1") long p,
      @Default("1.0") double margin,
      @Default("mean") String reduction) {
    this.weight = weight == null ? null : new Buffer(weight);
    this.p = p;
    this.margin = margin;
    this.reduction = reduction;
  }

  /// Makes the loss without factors, as PyTorch does by default.
  public MultiMarginLoss() {
    this(null, 1, 1.0, "mean");
  }

  /// Returns the factors.
  ///
  /// @return `null` for 1
  public @Nullable Buffer weight() {
    return weight;
  }

  @Override
  protected Tensor forward(Tensor input, Tensor target) {
    return Functional.multiMarginLoss(input, target, p, margin, weight, reduction);
  }

  @Override
  protected String describe() {
    return "reduction=" + reduction;
  }
}
