package dev.waybill.ops.math;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `math.sqrt`.
public final class Sqrt {
  private Sqrt() {}

  /// Takes the square root of each element.
  ///
  /// - Shapes: any; the result has that of `x`.
  /// - Dtypes: any; whole numbers and `bool` give `f32`.
  /// - Numerics: rounded once; negative numbers give NaN. The derivative at 0 is ∞.
  /// - Source: PyTorch, `torch.sqrt`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(4f, 16f).requiresGrad(true);
  /// MathOps.sqrt(x); // ==> tensor([2., 4.])
  /// TensorOps.sum(MathOps.sqrt(x)).backward(); // 1 / (2 * sqrt(x))
  /// x.grad(); // ==> tensor([0.2500, 0.1250])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("math.sqrt")
  @Elementwise(inPlace = true)
  public static double sqrt(double x) {
    return Math.sqrt(x);
  }
}
