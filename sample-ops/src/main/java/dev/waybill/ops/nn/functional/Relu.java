package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.kernel.Pointwise;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `nn.functional.relu`.
public final class Relu {
  static final String NAME = "nn.functional.relu";

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
  @Export(NAME)
  @Op(
      dtypes = {"f32", "f64", "i8", "i16", "i32", "i64", "u8", "f16", "bf16"},
      pointwise = true,
      inPlace = true)
  public static Tensor relu(Tensor x) {
    return Pointwise.unary(x, v -> v <= 0 ? 0 : v, v -> Math.max(v, 0));
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradient(Tensor gy, Tensor result) {
    Tensor zero = Tensor.scalar(0.0);
    return TensorOps.where(MathOps.le(result, zero), zero, gy);
  }
}
