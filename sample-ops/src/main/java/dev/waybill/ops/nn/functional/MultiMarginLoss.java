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
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.multiMarginLoss`.
public final class MultiMarginLoss {
  private static final String NAME = "nn.functional.multiMarginLoss";

  /// No target has this number, so none is ignored.
  private static final long NOTHING = Long.MIN_VALUE;

  private MultiMarginLoss() {}

  /// Loss of classes whose score comes too near to that of the target: the sum of `weight[target] ·
  /// max(0, margin - x[target] + x[j])ᵖ` over the other classes `j`, divided by the number of
  /// classes.
  ///
  /// Source: PyTorch, `torch.nn.functional.multi_margin_loss`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {0.1f, 0.2f, 0.4f, 0.8f}, 1, 4);
  /// Functional.multiMarginLoss(x, Tensor.of(3L)); // ==> tensor(0.3250)
  /// ```
  ///
  /// @param x scores, `[batch, classes]` or `[classes]`
  /// @param target class numbers, i64 or u8, of the same shape without the classes
  /// @param p 1 or 2
  /// @param margin how much higher the score of the target is to be
  /// @param weight a factor for each class, of the dtype of `x`; `null` for 1
  /// @param reduction `mean` over the batch, `sum` or `none`
  /// @return one number, or one a target
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit, there is no such
  ///   class, `p` is neither 1 nor 2, or the reduction is none of these
  @Export(NAME)
  public static Tensor multiMarginLoss(
      Tensor x,
      Tensor target,
      @Default("1") long p,
      @Default("1.0") double margin,
      @Default("null") @Nullable Tensor weight,
      @Default("mean") String reduction) {
    Losses.checkReduction(NAME, reduction);
    Losses.checkFloating(NAME, "x", x);
    check(x, p);
    ClassTargets.of(NAME, x, target, weight, NOTHING);
    int axis = x.rank() - 1;
    long classes = x.layout().shape(axis);
    Tensor places = TensorOps.unsqueeze(TensorOps.to(target, DType.I64), axis);
    Tensor lead = TensorOps.sub(x, TensorOps.gather(x, axis, places));
    // Not clamp: where a difference is exactly the margin, the gradient is 0.
    Tensor missing = Functional.relu(TensorOps.add(lead, Tensor.scalar(margin)));
    Tensor powers = p == 1 ? missing : TensorOps.mul(missing, missing);
    Tensor self = MathOps.eq(Tensor.arange(classes).to(x.device()), places);
    Tensor others = TensorOps.where(self, Tensor.scalar(0.0), powers);
    Tensor sums = TensorOps.sum(others, new int[] {axis}, false);
    Tensor terms = TensorOps.div(sums, Tensor.scalar((double) classes));
    return Losses.reduce(weight == null ? terms : weigh(terms, weight, places), reduction);
  }

  private static Tensor weigh(Tensor terms, Tensor weight, Tensor places) {
    Tensor flat = TensorOps.reshape(places, new long[] {places.size()});
    Tensor factors = TensorOps.indexSelect(weight, 0, flat);
    return TensorOps.mul(terms, TensorOps.reshape(factors, terms.shape()));
  }

  private static void check(Tensor x, long p) {
    if (p != 1 && p != 2) {
      throw new WrongArgumentException(
          NAME, "p", "only p == 1 and p == 2 are supported, found " + p + ".");
    }
    if (x.rank() < 1 || x.rank() > 2 || x.layout().shape(x.rank() - 1) == 0) {
      throw new ShapeException(
          NAME,
          "argument x: found "
              + x.layout().shapeText()
              + ", expected [batch, classes] or [classes] with at least one class.");
    }
  }
}
