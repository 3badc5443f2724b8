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

/// The function `nn.functional.binaryCrossEntropy` as a loss.
@Stateful
@Export({"nn.BceLoss", "nn.BCELoss"})
public final class BceLoss extends Loss {
  private final @Nullable Buffer weight;
  private final String reduction;

  /// Makes the loss.
  ///
  /// @param weight a factor for each class, of the dtype of the predictions; `null` for 1
  /// @param reduction `mean`, `sum` or `none`
  @Creator
  public BceLoss(@Default("null") @Nullable Tensor weight, @Default("mean") String reduction) {
    this.weight = weight == null ? null : new Buffer(weight);
    this.reduction = reduction;
  }

  /// Makes the loss without factors, as PyTorch does by default.
  public BceLoss() {
    this(null, "mean");
  }

  /// Returns the factors.
  ///
  /// @return `null` for 1
  public @Nullable Buffer weight() {
    return weight;
  }

  @Override
  protected Tensor forward(Tensor input, Tensor target) {
    return Functional.binaryCrossEntropy(input, target, weight, reduction);
  }

  @Override
  protected String describe() {
    return "reduction=" + reduction;
  }
}
