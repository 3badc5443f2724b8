package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.abs`.
public final class Abs {
  private static final String NAME = "math.abs";

  private Abs() {}

  /// Takes the absolute value of each element.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: all but `bool`; the result has that of `x`.
  /// - Numerics: exact; the smallest whole number of a signed dtype stays negative.
  ///   The derivative is 0 at 0 and at NaN.
  /// - Source: PyTorch, `torch.abs`.
  ///
  /// ```java
  /// MathOps.abs(Tensor.of(-1f, 2f)); // ==> tensor([1., 2.])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"},
      pointwise = true,
      inPlace = true)
  public static Tensor abs(Tensor x) {
    return Pointwise.unary(x, Math::abs, Math::abs);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x) {
    return TensorOps.mul(gy, MathOps.sign(x));
  }
}
