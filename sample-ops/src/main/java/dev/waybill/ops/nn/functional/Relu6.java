package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.relu6`.
public final class Relu6 {
  private Relu6() {}

  /// Keeps numbers between 0 and 6 and moves the others to the nearer
  /// of them: `y = min(max(x, 0), 6)`.
  ///
  /// - Shapes: any.
  /// - Dtypes: f32, f64, f16, bf16.
  /// - Numerics: exact; NaN stays NaN. The gradient at 0 and at 6 is 0.
  /// - Source: PyTorch, `torch.nn.functional.relu6`.
  ///
  /// ```java
  /// Functional.relu6(Tensor.of(-1f, 2f, 7f)); // ==> tensor([0., 2., 6.])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("nn.functional.relu6")
  @Elementwise(
      dtypes = {"f32", "f64", "f16", "bf16"},
      inPlace = true)
  public static double relu6(double x) {
    return x <= 0 ? 0 : x >= 6 ? 6 : x;
  }
}
