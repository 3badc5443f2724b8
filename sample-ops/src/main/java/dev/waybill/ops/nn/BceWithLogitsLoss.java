package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Named;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Buffer;
import dev.waybill.nn.Loss;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.binaryCrossEntropyWithLogits` as a loss.
@Stateful
@Export({"nn.BceWithLogitsLoss", "nn.BCEWithLogitsLoss"})
public final class BceWithLogitsLoss extends Loss {
  private final @Nullable Buffer weight;

  @Named("pos_weight")
  private final @Nullable Buffer posWeight;

  private final String reduction;

  /// Makes the loss.
  ///
  /// @param weight a factor for each class, of the dtype of the predictions; `null` for 1
  /// @param posWeight a factor for targets of 1; `null` for 1
  /// @param reduction `mean`, `sum` or `none`
  @Creator
  public BceWithLogitsLoss(
      @Default("null") @Nullable Tensor weight,
      @Default("null") @Nullable Tensor posWeight,
      @Default("mean") String reduction) {
    this.weight = weight == null ? null : new Buffer(weight);
    this.posWeight = posWeight == null ? null : new Buffer(posWeight);
    this.reduction = reduction;
  }

  /// Makes the loss without factors, as PyTorch does by default.
  public BceWithLogitsLoss() {
    this(null, null, "mean");
  }

  /// Returns the factors.
  ///
  /// @return `null` for 1
  public @Nullable Buffer weight() {
    return weight;
  }

  /// Returns the factors.
  ///
  /// @return `null` for 1
  public @Nullable Buffer posWeight() {
    return posWeight;
  }

  @Override
  protected Tensor forward(Tensor input, Tensor target) {
    return Functional.binaryCrossEntropyWithLogits(input, target, weight, reduction, posWeight);
  }

  @Override
  protected String describe() {
    return "reduction=" + reduction;
  }
}
