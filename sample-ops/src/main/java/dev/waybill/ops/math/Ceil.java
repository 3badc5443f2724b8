package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.ceil`.
public final class Ceil {
  private static final String NAME = "math.ceil";

  private Ceil() {}

  /// Rounds each element up.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: all but `bool`; the result has that of `x`.
  /// - Numerics: exact; whole numbers, infinities and NaN stay. The derivative is 0.
  /// - Source: PyTorch, `torch.ceil`.
  ///
  /// ```java
  /// MathOps.ceil(Tensor.of(0.2f, -1.7f)); // ==> tensor([1., -1.])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"},
      pointwise = true,
      inPlace = true)
  public static Tensor ceil(Tensor x) {
    return Pointwise.unary(x, Math::ceil, v -> v);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy) {
    return TensorOps.fill(gy, Tensor.scalar(0.0));
  }
}
