package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.ctcLoss`.
public final class CtcLoss {
  private static final String NAME = "nn.functional.ctcLoss";

  private CtcLoss() {}

  /// Connectionist temporal classification: what sequences of labels cost that stand somewhere in
  /// longer sequences of steps, without saying where.
  ///
  /// `mean` divides the cost of each item by the number of its labels, at least 1, and takes the
  /// mean over the batch. Source: Graves et al., "Connectionist Temporal Classification", section
  /// 4.1; PyTorch, `torch.nn.functional.ctc_loss`.
  ///
  /// ```java
  /// Tensor logProbs = MathOps.log(Tensor.full(DType.F32, 0.25, 2, 4)); // 4 classes are alike
  /// Tensor two = Tensor.scalar(2L);
  /// // Of 16 alignments only "1 2" is one of the labels 1, 2: log 16 by 2 labels
  /// Functional.ctcLoss(logProbs, Tensor.of(1L, 2L), two, two); // ==> tensor(1.3863)
  /// ```
  ///
  /// @param logProbs logarithms of probabilities, `[time, batch, classes]`, or without the batch
  /// @param targets labels, i64 or i32: `[batch, longest]`, or all one behind the other
  /// @param inputLengths how many steps each item has, `[batch]`; without the batch one number
  /// @param targetLengths how many labels each item has, likewise
  /// @param blank the class of no label
  /// @param reduction `mean`, `sum` or `none`
  /// @param zeroInfinity whether items without an alignment, which have too few steps, cost 0 in
  ///   place of infinity
  /// @return one number, or one an item
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit, a length is larger
  ///   than there is room for, there is no such class or the reduction is none of these
  @Export(NAME)
  public static Tensor ctcLoss(
      Tensor logProbs,
      Tensor targets,
      Tensor inputLengths,
      Tensor targetLengths,
      @Default("0") long blank,
      @Default("mean") String reduction,
      @Default("false") boolean zeroInfinity) {
    Losses.checkReduction(NAME, reduction);
    Losses.checkFloating(NAME, "logProbs", logProbs);
    boolean alone = logProbs.rank() == 2;
    if (alone && targets.rank() != 1) {
      throw new ShapeException(
          NAME,
          "argument targets: found "
              + targets.layout().shapeText()
              + " beside logProbs of no batch, expected one axis.");
    }
    Tensor batch = alone ? TensorOps.unsqueeze(logProbs, 1) : logProbs;
    Tensor lines = alone ? TensorOps.unsqueeze(targets, 0) : targets;
    Tensor inputs = alone ? line(inputLengths) : inputLengths;
    Tensor counts = alone ? line(targetLengths) : targetLengths;
    Ctc.checkShapes(NAME, batch, lines, inputs, counts, blank);
    Tensor terms = Functional.ctcTerms(batch, lines, inputs, counts, blank);
    if (zeroInfinity) {
      Tensor endless = MathOps.eq(terms, Tensor.scalar(Double.POSITIVE_INFINITY));
      terms = TensorOps.where(endless, Tensor.scalar(0.0), terms);
    }
    if (reduction.equals("mean")) {
      Tensor labels = MathOps.clamp(TensorOps.to(counts, terms.dtype()), 1.0, null);
      return MathOps.mean(TensorOps.div(terms, labels));
    }
    return Losses.reduce(alone ? TensorOps.select(terms, 0, 0) : terms, reduction);
  }

  private static Tensor line(Tensor lengths) {
    return lengths.rank() == 0 ? TensorOps.unsqueeze(lengths, 0) : lengths;
  }
}
