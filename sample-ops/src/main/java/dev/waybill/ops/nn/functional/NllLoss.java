package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.nllLoss`.
public final class NllLoss {
  private static final String NAME = "nn.functional.nllLoss";

  private NllLoss() {}

  /// Negative log likelihood of classes: `-weight[target] · x[target]`.
  ///
  /// `mean` divides by the sum of the weights of the targets that count; where none counts the
  /// result is NaN. Source: PyTorch, `torch.nn.functional.nll_loss`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {-1, -2, -3, -4}, 2, 2);
  /// Functional.nllLoss(x, Tensor.of(0L, 1L)); // ==> tensor(2.5000)
  /// ```
  ///
  /// @param x logarithms of probabilities, `[batch, classes, ...]` or `[classes]`
  /// @param target class numbers, i64 or u8, of the same shape without the classes
  /// @param weight a factor for each class, of the dtype of `x`; `null` for 1
  /// @param ignoreIndex targets of this number do not count
  /// @param reduction `mean`, `sum` or `none`
  /// @return one number, or one a target
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit, there is no such
  /// class
  ///   or the reduction is none of these
  @Export(NAME)
  public static Tensor nllLoss(
      Tensor x,
      Tensor target,
      @Default("null") @Nullable Tensor weight,
      @Default("-100") long ignoreIndex,
      @Default("mean") String reduction) {
    Losses.checkReduction(NAME, reduction);
    if (!x.dtype().isFloating()) {
      throw new WrongArgumentException(
          NAME, "x", "found dtype " + x.dtype() + ", expected f32, f64, f16 or bf16.");
    }
    ClassTargets targets = ClassTargets.of(NAME, x, target, weight, ignoreIndex);
    return targets.reduce(targets.negated(x), reduction);
  }
}
