package dev.waybill.ops.math;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `math.sigmoid`.
public final class Sigmoid {
  static final String NAME = "math.sigmoid";

  private Sigmoid() {}

  /// Applies the logistic function to each element: `1 / (1 + exp(-x))`.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: computed in `double`, rounded once; on the Vector API off by less than 2.5
  ///   units; infinities give 0 and 1.
  /// - Source: PyTorch, `torch.sigmoid`.
  ///
  /// ```java
  /// MathOps.sigmoid(Tensor.of(0f, 1f)); // ==> tensor([0.5000, 0.7311])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor sigmoid(Tensor x) {
    return Pointwise.floating(x, v -> 1 / (1 + Math.exp(-v)));
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor result) {
    return TensorOps.mul(TensorOps.mul(gy, TensorOps.sub(Tensor.scalar(1L), result)), result);
  }
}
