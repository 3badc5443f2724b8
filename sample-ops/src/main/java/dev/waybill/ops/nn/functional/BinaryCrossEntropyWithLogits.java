package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.binaryCrossEntropyWithLogits`.
public final class BinaryCrossEntropyWithLogits {
  private static final String NAME = "nn.functional.binaryCrossEntropyWithLogits";

  private BinaryCrossEntropyWithLogits() {}

  /// Cross entropy of yes-or-no answers:
  /// `-weight · (posWeight · y · log σ(x) + (1 - y) · log(1 - σ(x)))`.
  ///
  /// Computed as `(1 - y) · x + (1 + (posWeight - 1) · y) · softplus(-x)`, which does not overflow.
  /// Source: PyTorch, `torch.nn.functional.binary_cross_entropy_with_logits`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(0f, 0f); // both are as likely as not
  /// Functional.binaryCrossEntropyWithLogits(x, Tensor.of(1f, 0f)); // ==> tensor(0.6931)
  /// ```
  ///
  /// @param x logits
  /// @param y probabilities of yes, of the same shape
  /// @param weight factors of the terms, broadcast; `null` for 1
  /// @param reduction `mean`, `sum` or `none`
  /// @param posWeight factors of the yes part, broadcast; `null` for 1
  /// @return one number, or one an element
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, no argument has fractions
  /// or
  ///   the reduction is none of these
  @Export(NAME)
  public static Tensor binaryCrossEntropyWithLogits(
      Tensor x,
      Tensor y,
      @Default("null") @Nullable Tensor weight,
      @Default("mean") String reduction,
      @Default("null") @Nullable Tensor posWeight) {
    Losses.checkReduction(NAME, reduction);
    if (!x.layout().sameShape(y.layout())) {
      throw new ShapeException(
          NAME,
          "target size "
              + y.layout().shapeText()
              + " must be the same as input size "
              + x.layout().shapeText()
              + ".");
    }
    Losses.checkPair(NAME, x, y);
    if (weight != null) {
      Broadcast.of(NAME, weight.layout(), x.layout());
    }
    if (posWeight != null) {
      Broadcast.of(NAME, posWeight.layout(), x.layout());
    }
    Tensor one = Tensor.scalar(1.0);
    Tensor bend =
        Functional.softplus(TensorOps.neg(x), 1, Double.POSITIVE_INFINITY); // never cut off
    if (posWeight != null) {
      Tensor extra = TensorOps.mul(TensorOps.sub(posWeight, one), y);
      bend = TensorOps.mul(TensorOps.add(extra, one), bend);
    }
    Tensor terms = TensorOps.add(TensorOps.mul(TensorOps.sub(one, y), x), bend);
    return Losses.reduce(weight == null ? terms : TensorOps.mul(terms, weight), reduction);
  }
}
