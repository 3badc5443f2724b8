package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Elementwise;
import dev.waybill.annotations.Export;

/// The op `nn.functional.relu`.
public final class Relu {
  private Relu() {}

  /// Keeps positive numbers and replaces the others by 0: `y = max(x, 0)`.
  ///
  /// - Shapes: any.
  /// - Dtypes: any but `bool`.
  /// - Numerics: exact; NaN stays NaN. The gradient at 0 is 0, at NaN it is 1.
  /// - Source: PyTorch, `torch.nn.functional.relu`.
  ///
  /// ```java
  /// Tensor x = Tensor.of(-1f, 0f, 2f).requiresGrad(true);
  /// Functional.relu(x); // ==> tensor([0., 0., 2.])
  /// TensorOps.sum(Functional.relu(x)).backward();
  /// x.grad(); // ==> tensor([0., 0., 1.])
  /// ```
  ///
  /// @param x the tensor
  /// @return a new tensor
  @Export("nn.functional.relu")
  @Elementwise(
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"},
      inPlace = true)
  public static double relu(double x) {
    return x <= 0 ? 0 : x;
  }

  @Elementwise
  static long relu(long x) {
    return Math.max(x, 0);
  }
}
