package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Module;
import dev.waybill.tensor.Tensor;
import java.util.List;

/// The function `nn.functional.cosineSimilarity` as a module.
@Stateful
@Export("nn.CosineSimilarity")
public final class CosineSimilarity extends Module {
  private final int dim;
  private final double eps;

  /// Makes the module.
  ///
  /// @param dim the axis of the vectors
  /// @param eps the least norm
  @Creator
  public CosineSimilarity(@Default("1") int dim, @Default("1e-8") double eps) {
    this.dim = dim;
    this.eps = eps;
  }

  /// Computes the result, and runs the hooks around it.
  ///
  /// @param x1 vectors
  /// @param x2 other vectors
  /// @return one number a vector
  public Tensor call(Tensor x1, Tensor x2) {
    if (!isHooked()) {
      return Functional.cosineSimilarity(x1, x2, dim, eps);
    }
    return result(
        hooked(
            List.of(x1, x2),
            in ->
                List.of(
                    Functional.cosineSimilarity(
                        argument(in, 0, "x1"), argument(in, 1, "x2"), dim, eps))));
  }
}
