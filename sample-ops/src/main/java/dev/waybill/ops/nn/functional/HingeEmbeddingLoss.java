package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.hingeEmbeddingLoss`.
public final class HingeEmbeddingLoss {
  private static final String NAME = "nn.functional.hingeEmbeddingLoss";

  private HingeEmbeddingLoss() {}

  /// Loss of distances: `x` where the pair belongs together (`y = 1`), `max(0, margin - x)` where
  /// it does not (`y = -1`). At exactly 0 the gradient flows.
  ///
  /// A target that is neither adds both. Shapes are broadcast. Source: PyTorch,
  /// `torch.nn.functional.hinge_embedding_loss`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(0.5f, 0.25f, 3f);
  /// Functional.hingeEmbeddingLoss(x, Tensor.of(1L, -1L, -1L), 1, "none");
  /// // ==> tensor([0.5000, 0.7500, 0.0000])
  /// ```
  ///
  /// @param x distances
  /// @param y 1 or -1
  /// @param margin how far apart others are to be
  /// @param reduction `mean`, `sum` or `none`
  /// @return one number, or one a distance
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, `x` has no fractions or the
  ///   reduction is none of these
  @Export(NAME)
  public static Tensor hingeEmbeddingLoss(
      Tensor x, Tensor y, @Default("1.0") double margin, @Default("mean") String reduction) {
    Losses.checkReduction(NAME, reduction);
    Losses.checkFloating(NAME, "x", x);
    Broadcast.of(NAME, x.layout(), y.layout());
    Tensor zero = Tensor.scalar(0.0);
    Tensor missing = MathOps.clamp(TensorOps.sub(Tensor.scalar(margin), x), 0.0, null);
    Tensor apart = TensorOps.where(MathOps.ne(y, Tensor.scalar(1L)), missing, zero);
    Tensor together = TensorOps.where(MathOps.ne(y, Tensor.scalar(-1L)), x, zero);
    return Losses.reduce(TensorOps.add(apart, together), reduction);
  }
}
