package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.marginRankingLoss`.
public final class MarginRankingLoss {
  private static final String NAME = "nn.functional.marginRankingLoss";

  private MarginRankingLoss() {}

  /// Loss of pairs in the wrong order: `max(0, margin - y · (x - x2))`. At exactly 0 the gradient
  /// flows.
  ///
  /// Shapes of one rank are broadcast. Source: PyTorch,
  /// `torch.nn.functional.margin_ranking_loss`.
  ///
  /// ```java
  /// Tensor y = Tensor.of(1f, 1f); // x should rank above x2: 1 < 3 costs 2
  /// Functional.marginRankingLoss(Tensor.of(1f, 2f), Tensor.of(3f, 0f), y); // ==> tensor(1.)
  /// ```
  ///
  /// @param x the scores of the one side
  /// @param x2 the scores of the other
  /// @param y 1 where `x` is to be larger, -1 where `x2` is
  /// @param margin how much larger it is to be
  /// @param reduction `mean`, `sum` or `none`
  /// @return one number, or one a pair
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, no score has fractions or
  ///   the reduction is none of these
  @Export(NAME)
  public static Tensor marginRankingLoss(
      Tensor x,
      Tensor x2,
      Tensor y,
      @Default("0.0") double margin,
      @Default("mean") String reduction) {
    Losses.check(NAME, reduction, x, x2);
    if (x.rank() != x2.rank() || x.rank() != y.rank()) {
      throw new ShapeException(
          NAME,
          "all tensors should have the same number of dimensions, found x: "
              + x.layout().shapeText()
              + ", x2: "
              + x2.layout().shapeText()
              + ", y: "
              + y.layout().shapeText()
              + ".");
    }
    Broadcast.of(NAME, x.layout(), x2.layout(), y.layout());
    Tensor lead = TensorOps.mul(TensorOps.neg(y), TensorOps.sub(x, x2));
    Tensor missing = TensorOps.add(lead, Tensor.scalar(margin));
    return Losses.reduce(MathOps.clamp(missing, 0.0, null), reduction);
  }
}
