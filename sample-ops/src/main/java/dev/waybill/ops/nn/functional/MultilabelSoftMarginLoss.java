package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.multilabelSoftMarginLoss`.
public final class MultilabelSoftMarginLoss {
  private static final String NAME = "nn.functional.multilabelSoftMarginLoss";

  private MultilabelSoftMarginLoss() {}

  /// Cross entropy of several yes-or-no answers, one a class: the mean of `-weight · (y · log σ(x)
  /// + (1 - y) · log(1 - σ(x)))` over the classes, which are the last axis.
  ///
  /// Source: PyTorch, `torch.nn.functional.multilabel_soft_margin_loss`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(0f, 0f, 0f); // all are as likely as not
  /// Functional.multilabelSoftMarginLoss(x, Tensor.of(1f, 0f, 1f)); // ==> tensor(0.6931)
  /// ```
  ///
  /// @param x logits, `[..., classes]`
  /// @param y 1 for each class that holds, else 0, of the same shape
  /// @param weight a factor for each class, broadcast; `null` for 1
  /// @param reduction `mean`, `sum` or `none`
  /// @return one number, or one for each row of classes
  /// @throws dev.waybill.dispatch.OpException if shapes do not fit, no argument has fractions or
  ///   the reduction is none of these
  @Export(NAME)
  public static Tensor multilabelSoftMarginLoss(
      Tensor x,
      Tensor y,
      @Default("null") @Nullable Tensor weight,
      @Default("mean") String reduction) {
    Losses.checkReduction(NAME, reduction);
    Losses.checkFloating(NAME, "x", x);
    Losses.checkSameShape(NAME, x, "y", y);
    if (x.rank() == 0 || x.layout().shape(x.rank() - 1) == 0) {
      throw new ShapeException(
          NAME,
          "argument x: found "
              + x.layout().shapeText()
              + ", expected [..., classes] with at least one class.");
    }
    if (weight != null) {
      Broadcast.of(NAME, weight.layout(), x.layout());
    }
    Tensor yes = TensorOps.mul(y, Functional.logSigmoid(x));
    Tensor rest = TensorOps.sub(Tensor.scalar(1.0), y);
    Tensor no = TensorOps.mul(rest, Functional.logSigmoid(TensorOps.neg(x)));
    Tensor terms = TensorOps.neg(TensorOps.add(yes, no));
    Tensor weighed = weight == null ? terms : TensorOps.mul(terms, weight);
    Tensor sums = TensorOps.sum(weighed, new int[] {-1}, false);
    double classes = x.layout().shape(x.rank() - 1);
    return Losses.reduce(TensorOps.div(sums, Tensor.scalar(classes)), reduction);
  }
}
