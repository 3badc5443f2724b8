package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.cosineSimilarity`.
public final class CosineSimilarity {
  private static final String NAME = "nn.functional.cosineSimilarity";

  private CosineSimilarity() {}

  /// Cosine of the angle between vectors: `x1 · x2 / (max(‖x1‖, eps) · max(‖x2‖, eps))`.
  ///
  /// Shapes are broadcast and dtypes promoted as in arithmetic. Source: PyTorch,
  /// `torch.nn.functional.cosine_similarity`.
  ///
  /// ```java
  /// Functional.cosineSimilarity(Tensor.of(1f, 1f), Tensor.of(2f, 0f), 0); // ==> tensor(0.7071)
  /// ```
  ///
  /// @param x1 vectors
  /// @param x2 vectors
  /// @param dim the axis they lie along; a negative number counts from the end
  /// @param eps what lengths are not below
  /// @return one number a pair
  /// @throws dev.waybill.dispatch.OpException if the shapes do not fit, there is no such axis, or
  ///   no argument has fractions
  @Export(NAME)
  public static Tensor cosineSimilarity(
      Tensor x1, Tensor x2, @Default("1") int dim, @Default("1e-8") double eps) {
    Losses.checkPair(NAME, x1, x2);
    long[] shape = Broadcast.of(NAME, x1.layout(), x2.layout()).shape();
    int axis = Layouts.dim(NAME, "dim", dim, shape.length);
    Tensor one = unit(TensorOps.expand(x1, shape), axis, eps);
    Tensor two = unit(TensorOps.expand(x2, shape), axis, eps);
    return TensorOps.sum(TensorOps.mul(one, two), new int[] {axis}, false);
  }

  private static Tensor unit(Tensor x, int axis, double eps) {
    Tensor wide = x.dtype().isFloating() ? x : TensorOps.mul(x, Tensor.scalar(1.0));
    return Normalize.along(wide, 2, axis, eps);
  }
}
