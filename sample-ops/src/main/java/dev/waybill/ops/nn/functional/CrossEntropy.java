package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.crossEntropy`.
public final class CrossEntropy {
  private static final String NAME = "nn.functional.crossEntropy";

  private CrossEntropy() {}

  /// Cross entropy of scores and classes: `-weight[target] · logSoftmax(x)[target]`.
  ///
  /// Targets are class numbers, or probabilities of all classes where they have the shape of `x`.
  /// `mean` divides by the sum of the weights of the targets that count, for probabilities by the
  /// number of targets. Source: PyTorch, `torch.nn.functional.cross_entropy`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.F32, 1, 4).requiresGrad(true); // all classes alike
  /// Tensor loss = Functional.crossEntropy(x, Tensor.of(2L));
  /// loss; // ==> tensor(1.3863)
  /// loss.backward();
  /// x.grad(); // ==> tensor([[0.2500, 0.2500, -0.7500, 0.2500]])
  /// ```
  ///
  /// @param x scores of any scale, `[batch, classes, ...]` or `[classes]`
  /// @param target class numbers, i64 or u8, of the same shape without the classes; or
  ///   probabilities, of the same shape
  /// @param weight a factor for each class, of the dtype of `x`; `null` for 1
  /// @param ignoreIndex targets of this number do not count
  /// @param reduction `mean`, `sum` or `none`
  /// @param labelSmoothing the part of each target that is spread over all classes, 0 to 1
  /// @return one number, or one a target
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit, there is no such
  ///   class, or another argument is none of these
  @Export(NAME)
  public static Tensor crossEntropy(
      Tensor x,
      Tensor target,
      @Default("null") @Nullable Tensor weight,
      @Default("-100") long ignoreIndex,
      @Default("mean") String reduction,
      @Default("0.0") double labelSmoothing) {
    Losses.checkReduction(NAME, reduction);
    if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
      throw new WrongArgumentException(
          NAME, "labelSmoothing", "must be between 0.0 and 1.0, found " + labelSmoothing + ".");
    }
    if (!x.dtype().isFloating()) {
      throw new WrongArgumentException(
          NAME, "x", "found dtype " + x.dtype() + ", expected f32, f64, f16 or bf16.");
    }
    int dim = ClassTargets.classDim(NAME, x);
    if (target.dtype().isFloating() && x.layout().sameShape(target.layout())) {
      checkProbabilities(x, weight, ignoreIndex, dim);
      return ofProbabilities(x, target, weight, reduction, labelSmoothing);
    }
    ClassTargets targets = ClassTargets.of(NAME, x, target, weight, ignoreIndex);
    Tensor log = Functional.logSoftmax(x, dim, null);
    Tensor loss = targets.reduce(targets.negated(log), reduction);
    if (labelSmoothing == 0) {
      return loss;
    }
    Tensor all = targets.onlyCounting(negatedSum(log, weight, dim));
    double share = labelSmoothing / x.layout().shape(dim);
    return TensorOps.add(
        TensorOps.mul(loss, Tensor.scalar(1 - labelSmoothing)),
        TensorOps.mul(targets.reduce(all, reduction), Tensor.scalar(share)));
  }

  private static void checkProbabilities(
      Tensor x, @Nullable Tensor weight, long ignoreIndex, int dim) {
    ClassTargets.checkWeight(NAME, x, weight, x.layout().shape(dim));
    if (ignoreIndex >= 0) {
      throw new WrongArgumentException(
          NAME,
          "ignoreIndex",
          "is not supported for floating point targets, found " + ignoreIndex + ".");
    }
  }

  private static Tensor ofProbabilities(
      Tensor x, Tensor target, @Nullable Tensor weight, String reduction, double labelSmoothing) {
    int dim = ClassTargets.classDim(NAME, x);
    long classes = x.layout().shape(dim);
    Tensor smooth = target;
    if (labelSmoothing > 0) {
      Tensor kept = TensorOps.mul(target, Tensor.scalar(1 - labelSmoothing));
      smooth = TensorOps.add(kept, Tensor.scalar(labelSmoothing / classes));
    }
    Tensor log = Functional.logSoftmax(x, dim, null);
    Tensor terms = negatedSum(TensorOps.mul(log, smooth), weight, dim);
    return reduction.equals("mean")
        ? TensorOps.div(
            TensorOps.sum(terms), Tensor.scalar((double) x.size() / Math.max(1, classes)))
        : Losses.reduce(terms, reduction);
  }

  private static Tensor negatedSum(Tensor terms, @Nullable Tensor weight, int dim) {
    Tensor weighted = terms;
    if (weight != null) {
      long[] shape = new long[terms.rank()];
      Arrays.fill(shape, 1);
      shape[dim] = weight.size();
      weighted = TensorOps.mul(terms, TensorOps.reshape(weight, shape));
    }
    return TensorOps.neg(TensorOps.sum(weighted, new int[] {dim}, false));
  }
}
