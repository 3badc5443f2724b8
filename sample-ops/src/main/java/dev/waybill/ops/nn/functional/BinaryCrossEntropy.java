package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.binaryCrossEntropy`.
public final class BinaryCrossEntropy {
  private static final String NAME = "nn.functional.binaryCrossEntropy";

  private BinaryCrossEntropy() {}

  /// Cross entropy of yes-or-no answers: `-weight · (y · log x + (1 - y) · log(1 - x))`, with
  /// logarithms not below -100.
  ///
  /// `binaryCrossEntropyWithLogits` takes logits and keeps more digits. Source: PyTorch,
  /// `torch.nn.functional.binary_cross_entropy`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(0.5f, 0.5f); // both are as likely as not
  /// Functional.binaryCrossEntropy(x, Tensor.of(1f, 0f)); // ==> tensor(0.6931)
  /// ```
  ///
  /// @param x probabilities of yes
  /// @param y the wanted probabilities, of the same shape
  /// @param weight factors of the terms, broadcast; `null` for 1
  /// @param reduction `mean`, `sum` or `none`
  /// @return one number, or one an element
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, an element of `x` is no
  ///   probability, no argument has fractions or the reduction is none of these
  @Export(NAME)
  public static Tensor binaryCrossEntropy(
      Tensor x,
      Tensor y,
      @Default("null") @Nullable Tensor weight,
      @Default("mean") String reduction) {
    Losses.checkReduction(NAME, reduction);
    Losses.checkFloating(NAME, "x", x);
    Losses.checkSameShape(NAME, x, "y", y);
    if (weight != null) {
      Broadcast.of(NAME, weight.layout(), x.layout());
    }
    Losses.checkAll(NAME, "x", x, "all elements should be between 0 and 1", v -> v >= 0 && v <= 1);
    Tensor terms = Functional.binaryCrossEntropyTerms(x, y);
    return Losses.reduce(weight == null ? terms : TensorOps.mul(terms, weight), reduction);
  }
}
