package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.floor`.
public final class Floor {
  private static final String NAME = "math.floor";

  private Floor() {}

  /// Rounds each element down.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: all but `bool`; the result has that of `x`.
  /// - Numerics: exact; whole numbers, infinities and NaN stay. The derivative is 0.
  /// - Source: PyTorch, `torch.floor`.
  ///
  /// ```java
  /// MathOps.floor(Tensor.of(-0.5f, 1.7f)); // ==> tensor([-1., 1.])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"},
      pointwise = true,
      inPlace = true)
  public static Tensor floor(Tensor x) {
    return Pointwise.unary(x, Math::floor, v -> v);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy) {
    return TensorOps.fill(gy, Tensor.scalar(0.0));
  }
}
