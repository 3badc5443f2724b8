package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.multilabelMarginLoss`.
public final class MultilabelMarginLoss {
  private static final String NAME = "nn.functional.multilabelMarginLoss";

  private MultilabelMarginLoss() {}

  /// Loss of several targets beside which other scores come too near: the sum of `max(0, 1 -
  /// (x[target] - x[j]))` over all targets and all classes `j` that are none, divided by the number
  /// of classes.
  ///
  /// Source: PyTorch, `torch.nn.functional.multilabel_margin_loss`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(0.1f, 0.2f, 0.4f, 0.8f);
  /// Tensor target = Tensor.of(3L, 0L, -1L, 1L); // the classes 3 and 0
  /// Functional.multilabelMarginLoss(x, target); // ==> tensor(0.8500)
  /// ```
  ///
  /// @param x scores, `[batch, classes]` or `[classes]`
  /// @param target class numbers, i64, of the same shape; what stands behind a -1 does not count
  /// @param reduction `mean` over the batch, `sum` or `none`
  /// @return one number, or one an item
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit, there is no such
  ///   class or the reduction is none of these
  @Export(NAME)
  public static Tensor multilabelMarginLoss(
      Tensor x, Tensor target, @Default("mean") String reduction) {
    Losses.checkReduction(NAME, reduction);
    Losses.checkFloating(NAME, "x", x);
    check(x, target);
    Tensor rows = x.rank() == 1 ? TensorOps.unsqueeze(x, 0) : x;
    Tensor numbers = x.rank() == 1 ? TensorOps.unsqueeze(target, 0) : target;
    Tensor zero = Tensor.scalar(0L);
    Tensor ends = TensorOps.to(MathOps.lt(numbers, zero), DType.I64);
    Tensor counts = MathOps.eq(MathOps.cumsum(ends, 1), zero);
    Tensor places = TensorOps.where(counts, numbers, zero);
    Tensor marks = TensorOps.to(counts, x.dtype());
    Tensor marked = TensorOps.scatterAdd(TensorOps.zero(rows.detach()), 1, places, marks);
    Tensor others = TensorOps.unsqueeze(MathOps.eq(marked, Tensor.scalar(0.0)), 1);
    // [batch, target, class]
    Tensor wanted = TensorOps.unsqueeze(TensorOps.gather(rows, 1, places), 2);
    Tensor lead = TensorOps.sub(TensorOps.unsqueeze(rows, 1), wanted);
    Tensor missing = Functional.relu(TensorOps.add(lead, Tensor.scalar(1.0)));
    Tensor pairs = MathOps.logicalAnd(TensorOps.unsqueeze(counts, 2), others);
    Tensor terms = TensorOps.where(pairs, missing, Tensor.scalar(0.0));
    Tensor sums = TensorOps.sum(terms, new int[] {1, 2}, false);
    double classes = rows.layout().shape(1);
    Tensor costs = TensorOps.div(sums, Tensor.scalar(classes));
    return Losses.reduce(x.rank() == 1 ? TensorOps.select(costs, 0, 0) : costs, reduction);
  }

  private static void check(Tensor x, Tensor target) {
    if (x.rank() < 1 || x.rank() > 2 || x.layout().shape(x.rank() - 1) == 0) {
      throw new ShapeException(
          NAME,
          "argument x: found "
              + x.layout().shapeText()
              + ", expected [batch, classes] or [classes] with at least one class.");
    }
    Losses.checkSameShape(NAME, x, "target", target);
    if (target.dtype() != DType.I64) {
      throw new WrongArgumentException(
          NAME, "target", "found dtype " + target.dtype() + ", expected i64.");
    }
    long classes = x.layout().shape(x.rank() - 1);
    Losses.checkAll(
        NAME,
        "target",
        target,
        "expected -1 or a class, [0, " + classes + ")",
        v -> v >= -1 && v < classes);
  }
}
