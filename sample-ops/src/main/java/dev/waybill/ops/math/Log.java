package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.log`.
public final class Log {
  static final String NAME = "math.log";

  private Log() {}

  /// Takes the natural logarithm of each element.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; on the Vector API off by less than 1 unit; 0
  ///   gives -∞, negative numbers give NaN.
  /// - Source: PyTorch, `torch.log`.
  ///
  /// ```java
  /// MathOps.log(Tensor.of(1f, 2f, 4f)); // ==> tensor([0.0000, 0.6931, 1.3863])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor log(Tensor x) {
    return Pointwise.floating(x, Math::log);
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor x) {
    return TensorOps.div(gy, x);
  }
}
