package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.normalize`.
public final class Normalize {
  private static final String NAME = "nn.functional.normalize";

  private Normalize() {}

  /// Scales vectors to length 1: `x / max(‖x‖, eps)`.
  ///
  /// Source: PyTorch, `torch.nn.functional.normalize`.
  ///
  /// ```java
  /// Functional.normalize(Tensor.of(3f, 4f), 2, 0, 1e-12); // ==> tensor([0.6000, 0.8000])
  /// ```
  ///
  /// @param x vectors, f32, f64, f16 or bf16
  /// @param p the order of the norm
  /// @param dim the axis they lie along; a negative number counts from the end
  /// @param eps what lengths are not below
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.OpException if there is no such axis or the dtype has no
  ///   fractions
  @Export(NAME)
  public static Tensor normalize(
      Tensor x, @Default("2.0") double p, @Default("1") int dim, @Default("1e-12") double eps) {
    Losses.checkFloating(NAME, "x", x);
    return along(x, p, Layouts.dim(NAME, "dim", dim, x.rank()), eps);
  }

  static Tensor along(Tensor x, double p, int axis, double eps) {
    Tensor length = MathOps.norm(x, p, new int[] {axis}, true);
    return TensorOps.div(x, MathOps.clamp(length, eps, null));
  }
}
