package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;

/// The function `nn.functional.klDiv`.
public final class KlDiv {
  private static final String NAME = "nn.functional.klDiv";

  private KlDiv() {}

  /// Kullback-Leibler divergence, term by term: `y · (log y - x)`, where `x` is a logarithm and a
  /// target of 0 adds 0.
  ///
  /// Shapes are broadcast and dtypes promoted as in arithmetic. Source: PyTorch,
  /// `torch.nn.functional.kl_div`.
  ///
  /// ```java
  /// Tensor x = MathOps.log(Tensor.of(0.5f, 0.5f));
  /// Functional.klDiv(x, Tensor.of(1f, 0f), "sum"); // ==> tensor(0.6931)
  /// ```
  ///
  /// @param x logarithms of probabilities
  /// @param y the target probabilities, or their logarithms
  /// @param reduction `mean` over all elements, `batchmean` over the first axis, `sum` or `none`
  /// @param logTarget whether `y` holds logarithms
  /// @return one number, or one an element
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, no argument has fractions
  /// or
  ///   the reduction is none of these
  @Export(NAME)
  public static Tensor klDiv(
      Tensor x, Tensor y, @Default("mean") String reduction, @Default("false") boolean logTarget) {
    Losses.checkReduction(NAME, reduction, List.of("none", "mean", "sum", "batchmean"));
    Losses.checkPair(NAME, x, y);
    Tensor terms = logTarget ? ofLogarithms(x, y) : ofProbabilities(x, y);
    if (!reduction.equals("batchmean")) {
      return Losses.reduce(terms, reduction);
    }
    long batch = x.rank() == 0 ? 1 : x.layout().shape(0);
    return TensorOps.div(TensorOps.sum(terms), Tensor.scalar((double) batch));
  }

  private static Tensor ofLogarithms(Tensor x, Tensor y) {
    return TensorOps.mul(MathOps.exp(y), TensorOps.sub(y, x));
  }

  private static Tensor ofProbabilities(Tensor x, Tensor y) {
    // log 1 in place of log 0: 0 · log 0 is 0 here, and its gradient must not be NaN.
    Tensor absent = MathOps.eq(y, Tensor.scalar(0.0));
    Tensor log = MathOps.log(TensorOps.where(absent, Tensor.scalar(1.0), y));
    return TensorOps.sub(TensorOps.mul(y, log), TensorOps.mul(y, x));
  }
}
