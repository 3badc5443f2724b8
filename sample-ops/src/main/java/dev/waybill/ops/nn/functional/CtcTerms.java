package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `nn.functional.ctcTerms`.
public final class CtcTerms {
  private static final String NAME = "nn.functional.ctcTerms";

  private CtcTerms() {}

  /// Computes, for each item of a batch, minus the logarithm of the probability of its labels, over
  /// all their alignments with the steps of time.
  ///
  /// - Shapes: `logProbs: [time, batch, classes]`, `targets: [batch, longest]` or all one behind
  ///   the other, `inputLengths` and `targetLengths: [batch]`, result `[batch]`.
  /// - Dtypes: `logProbs` f32, f64, f16, bf16; the others i64 or i32.
  /// - Numerics: in logarithms in `double`, rounded once; +inf where an item has no alignment.
  /// - Gradient: minus the probability that an alignment is at a label of the class then. PyTorch
  ///   adds `exp(logProbs)` to that, which `logSoftmax` takes away again. NaN where the result is
  ///   infinite, unless nothing asks for it.
  /// - Source: Graves et al., "Connectionist Temporal Classification", section 4.1; PyTorch,
  ///   `torch.nn.functional.ctc_loss`.
  ///
  /// ```java
  /// Tensor logProbs = MathOps.log(Tensor.full(DType.F32, 0.25, 2, 1, 4)); // 4 classes are alike
  /// Tensor targets = Tensor.fromArray(new long[] {1}, 1, 1);
  /// // 3 alignments of probability 1/16: 1 1, 0 1, 1 0
  /// Functional.ctcTerms(logProbs, targets, Tensor.of(2L), Tensor.of(1L)); // ==> tensor([1.6740])
  /// ```
  ///
  /// @param logProbs logarithms of probabilities
  /// @param targets labels
  /// @param inputLengths how many steps each item has
  /// @param targetLengths how many labels each item has
  /// @param blank the class of no label
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit, a length is larger
  ///   than there is room for, or there is no such class
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "f16", "bf16"})
  public static Tensor ctcTerms(
      Tensor logProbs,
      Tensor targets,
      Tensor inputLengths,
      Tensor targetLengths,
      @Default("0") long blank) {
    Ctc.checkShapes(NAME, logProbs, targets, inputLengths, targetLengths, blank);
    Tensor y = Results.empty(logProbs, logProbs.dtype(), logProbs.layout().shape(1));
    if (Results.isMeta(y)) {
      return y;
    }
    Ctc ctc = new Ctc(NAME, logProbs, targets, inputLengths, targetLengths, blank);
    Tensor dense = Ctc.dense(logProbs);
    for (int item = 0; item < y.size(); item++) {
      Cells.setDouble(y.array(), y.dtype(), item, ctc.cost(dense, item));
    }
    return y;
  }

  @Gradient(op = NAME, of = "logProbs")
  static Tensor gradient(
      Tensor gy,
      Tensor logProbs,
      Tensor targets,
      Tensor inputLengths,
      Tensor targetLengths,
      long blank) {
    Ctc ctc = new Ctc(NAME, logProbs, targets, inputLengths, targetLengths, blank);
    if (Pointwise.isRecorded()) {
      return new CtcRecorded(ctc, logProbs).gradient(gy);
    }
    Tensor dense = Ctc.dense(logProbs);
    Tensor factors = TensorOps.contiguous(gy);
    Tensor gradient = Results.zeros(logProbs, logProbs.dtype(), logProbs.shape());
    for (int item = 0; item < gy.size(); item++) {
      int place = factors.arrayOffset() + item;
      double factor = Cells.getDouble(factors.array(), gy.dtype(), place);
      ctc.gradient(dense, item, factor, gradient);
    }
    return gradient;
  }
}
