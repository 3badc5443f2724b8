package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.cosineEmbeddingLoss`.
public final class CosineEmbeddingLoss {
  private static final String NAME = "nn.functional.cosineEmbeddingLoss";

  /// Keeps the cosine of zero vectors finite; PyTorch's number.
  private static final double EPS = 1e-12;

  private CosineEmbeddingLoss() {}

  /// Loss of angles: `1 - cos` where a pair belongs together (`y = 1`), `max(0, cos - margin)`
  /// where it does not (`y = -1`), else 0. At exactly 0 the gradient flows.
  ///
  /// The cosine is `x1 · x2 / √((‖x1‖² + 1e-12) (‖x2‖² + 1e-12))`. Source: PyTorch,
  /// `torch.nn.functional.cosine_embedding_loss`.
  ///
  /// ```java
  /// Tensor x1 = Tensor.fromArray(new float[] {1, 1, 1, 1}, 2, 2);
  /// Tensor x2 = Tensor.fromArray(new float[] {2, 0, 2, 0}, 2, 2);
  /// Functional.cosineEmbeddingLoss(x1, x2, Tensor.of(1L, -1L), 0.5, "none");
  /// // ==> tensor([0.2929, 0.2071])
  /// ```
  ///
  /// @param x1 `[batch, width]`, or `[width]`
  /// @param x2 vectors of the same rank
  /// @param y 1 or -1, `[batch]`, or a tensor without axes
  /// @param margin how large the cosine of others may be
  /// @param reduction `mean`, `sum` or `none`
  /// @return one number, or one a pair
  /// @throws dev.waybill.dispatch.OpException if shapes do not fit, no vector has fractions or the
  ///   reduction is none of these
  @Export(NAME)
  public static Tensor cosineEmbeddingLoss(
      Tensor x1,
      Tensor x2,
      Tensor y,
      @Default("0.0") double margin,
      @Default("mean") String reduction) {
    Losses.check(NAME, reduction, x1, x2);
    check(x1, x2, y);
    Tensor cosine = cosine(x1, x2);
    Tensor zero = Tensor.scalar(0.0);
    Tensor above = MathOps.clamp(TensorOps.sub(cosine, Tensor.scalar(margin)), 0.0, null);
    Tensor missing = TensorOps.sub(Tensor.scalar(1.0), cosine);
    Tensor together = TensorOps.where(MathOps.eq(y, Tensor.scalar(1L)), missing, zero);
    Tensor apart = TensorOps.where(MathOps.eq(y, Tensor.scalar(-1L)), above, zero);
    return Losses.reduce(TensorOps.add(together, apart), reduction);
  }

  private static Tensor cosine(Tensor x1, Tensor x2) {
    Tensor squares = TensorOps.mul(square(x1), square(x2));
    return TensorOps.mul(dot(x1, x2), MathOps.rsqrt(squares));
  }

  private static Tensor square(Tensor x) {
    return TensorOps.add(dot(x, x), Tensor.scalar(EPS));
  }

  private static Tensor dot(Tensor one, Tensor two) {
    return TensorOps.sum(TensorOps.mul(one, two), new int[] {-1}, false);
  }

  private static void check(Tensor x1, Tensor x2, Tensor y) {
    if (y.rank() > 1 || x1.rank() != y.rank() + 1 || x2.rank() != y.rank() + 1) {
      throw new ShapeException(
          NAME,
          "found x1: "
              + x1.layout().shapeText()
              + ", x2: "
              + x2.layout().shapeText()
              + ", y: "
              + y.layout().shapeText()
              + ", expected 2D vectors beside a 1D target, or 1D vectors beside one of no axes.");
    }
    if (y.rank() == 1) {
      long batch = Broadcast.of(NAME, x1.layout(), x2.layout()).shape()[0];
      if (y.size() != batch && y.size() != 1) {
        throw new ShapeException(
            NAME,
            "argument y: found "
                + y.layout().shapeText()
                + ", expected one target a pair, ["
                + batch
                + "].");
      }
    }
  }
}
