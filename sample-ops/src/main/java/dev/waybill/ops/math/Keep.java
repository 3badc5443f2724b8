package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;

/// The op `math.keep`.
public final class Keep {
  private static final String NAME = "math.keep";

  private Keep() {}

  /// Keeps elements where a condition holds and puts 0 elsewhere, also in place of NaN and
  /// infinities, which a product with 0 would not.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; the result has that of `x`.
  /// - Numerics: exact.
  /// - Source: PyTorch, `torch.where(condition, x, 0)`.
  ///
  /// @param x the tensor
  /// @param condition truth values
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export(NAME)
  @Op(pointwise = true)
  public static Tensor keep(Tensor x, Tensor condition) {
    return Pointwise.binary(NAME, x, condition, (v, c) -> c != 0 ? v : 0, (v, c) -> c != 0 ? v : 0);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor condition) {
    return MathOps.keep(gy, condition);
  }
}
