package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.trunc`.
public final class Trunc {
  private static final String NAME = "math.trunc";

  private Trunc() {}

  /// Cuts off the fraction of each element.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: all but `bool`; the result has that of `x`.
  /// - Numerics: exact; infinities and NaN stay. The derivative is 0.
  /// - Source: PyTorch, `torch.trunc`.
  ///
  /// ```java
  /// MathOps.trunc(Tensor.of(-1.7f, 1.7f)); // ==> tensor([-1., 1.])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"},
      pointwise = true,
      inPlace = true)
  public static Tensor trunc(Tensor x) {
    return Pointwise.unary(x, Trunc::of, v -> v);
  }

  static double of(double v) {
    return v < 0 ? Math.ceil(v) : Math.floor(v);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy) {
    return TensorOps.fill(gy, Tensor.scalar(0.0));
  }
}
