package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.round`.
public final class Round {
  private static final String NAME = "math.round";

  private Round() {}

  /// Rounds each element to the nearest whole number, halves to the even one.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: all but `bool`; the result has that of `x`.
  /// - Numerics: exact; infinities and NaN stay. The derivative is 0.
  /// - Source: PyTorch, `torch.round`.
  ///
  /// ```java
  /// MathOps.round(Tensor.of(0.5f, 1.5f, 2.5f)); // ==> tensor([0., 2., 2.])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"},
      pointwise = true,
      inPlace = true)
  public static Tensor round(Tensor x) {
    return Pointwise.unary(x, Math::rint, v -> v);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy) {
    return TensorOps.fill(gy, Tensor.scalar(0.0));
  }
}
