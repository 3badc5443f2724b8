package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.tripletMarginLoss`.
public final class TripletMarginLoss {
  private static final String NAME = "nn.functional.tripletMarginLoss";

  private TripletMarginLoss() {}

  /// Loss of triples in which the anchor is not nearer to the positive than to the negative by a
  /// margin: `max(0, d(anchor, positive) - d(anchor, negative) + margin)`.
  ///
  /// The distance is [pairwiseDistance][PairwiseDistance]. Shapes of one rank are broadcast.
  /// Source: Balntas et al., "Learning shallow convolutional feature descriptors with triplet
  /// losses", section 3; PyTorch, `torch.nn.functional.triplet_margin_loss`.
  ///
  /// ```java
  /// Tensor anchor = Tensor.of(0f, 0f);
  /// Functional.tripletMarginLoss(anchor, Tensor.of(3f, 4f), Tensor.of(0f, 2f));
  /// // ==> tensor(4.0000)
  /// ```
  ///
  /// @param anchor vectors along the last axis
  /// @param positive those that belong to them
  /// @param negative those that do not
  /// @param margin how much nearer the positive is to be, above 0
  /// @param p the order of the norm
  /// @param eps keeps the derivative at equal vectors finite
  /// @param swap whether the positive takes the anchor's part where it is nearer to the negative
  /// @param reduction `mean`, `sum` or `none`
  /// @return one number, or one a triple
  /// @throws dev.waybill.dispatch.OpException if shapes do not fit, no argument has fractions, the
  ///   margin is not above 0 or the reduction is none of these
  @Export(NAME)
  public static Tensor tripletMarginLoss(
      Tensor anchor,
      Tensor positive,
      Tensor negative,
      @Default("1.0") double margin,
      @Default("2.0") double p,
      @Default("1e-6") double eps,
      @Default("false") boolean swap,
      @Default("mean") String reduction) {
    Losses.check(NAME, reduction, anchor, positive);
    Losses.checkPair(NAME, anchor, negative);
    check(anchor, positive, negative, margin);
    Tensor near = PairwiseDistance.of(NAME, anchor, positive, p, eps, false);
    Tensor far = PairwiseDistance.of(NAME, anchor, negative, p, eps, false);
    if (swap) {
      far = MathOps.minimum(far, PairwiseDistance.of(NAME, positive, negative, p, eps, false));
    }
    Tensor missing = TensorOps.add(TensorOps.sub(near, far), Tensor.scalar(margin));
    return Losses.reduce(MathOps.clamp(missing, 0.0, null), reduction);
  }

  private static void check(Tensor anchor, Tensor positive, Tensor negative, double margin) {
    if (!(margin > 0)) {
      throw new WrongArgumentException(
          NAME, "margin", "must be greater than 0, found " + margin + ".");
    }
    if (anchor.rank() != positive.rank() || anchor.rank() != negative.rank()) {
      throw new ShapeException(
          NAME,
          "the anchor, positive, and negative tensors are expected to have the same number of"
              + " dimensions, found anchor: "
              + anchor.layout().shapeText()
              + ", positive: "
              + positive.layout().shapeText()
              + ", negative: "
              + negative.layout().shapeText()
              + ".");
    }
    Broadcast.of(NAME, anchor.layout(), positive.layout(), negative.layout());
  }
}
