package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.pairwiseDistance`.
public final class PairwiseDistance {
  private static final String NAME = "nn.functional.pairwiseDistance";

  private PairwiseDistance() {}

  /// Distance of vectors, which lie along the last axis: the norm of `x1 - x2 + eps`.
  ///
  /// Shapes are broadcast and dtypes promoted as in arithmetic. Source: PyTorch,
  /// `torch.nn.functional.pairwise_distance`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {0, 0, 1, 1}, 2, 2);
  /// Functional.pairwiseDistance(x, Tensor.of(3f, 4f)); // ==> tensor([5.0000, 3.6056])
  /// ```
  ///
  /// @param x1 vectors
  /// @param x2 vectors
  /// @param p the order of the norm
  /// @param eps keeps the derivative at equal vectors finite
  /// @param keepDim whether the last axis stays with length 1
  /// @return one number a vector
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, there is no axis, or no
  ///   argument has fractions
  @Export(NAME)
  public static Tensor pairwiseDistance(
      Tensor x1,
      Tensor x2,
      @Default("2.0") double p,
      @Default("1e-6") double eps,
      @Default("false") boolean keepDim) {
    Losses.checkPair(NAME, x1, x2);
    return of(NAME, x1, x2, p, eps, keepDim);
  }

  static Tensor of(String op, Tensor x1, Tensor x2, double p, double eps, boolean keepDim) {
    if (Math.max(x1.rank(), x2.rank()) == 0) {
      throw new ShapeException(
          op, "found vectors without axes, x1: [] and x2: [], expected one axis or more.");
    }
    Tensor difference = TensorOps.add(TensorOps.sub(x1, x2), Tensor.scalar(eps));
    return MathOps.norm(difference, p, new int[] {-1}, keepDim);
  }
}
