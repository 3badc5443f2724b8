package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `nn.functional.logSoftmaxBackward`.
public final class LogSoftmaxBackward {
  static final String NAME = "nn.functional.logSoftmaxBackward";

  private LogSoftmaxBackward() {}

  /// Derives [logSoftmax][LogSoftmax]: `gx[i] = gy[i] - exp(y[i]) · Σ_j gy[j]`.
  ///
  /// - Shapes: any, both the same.
  /// - Dtypes: f32, f64, f16, bf16; both the same.
  /// - Numerics: summed in `double`.
  /// - Source: PyTorch, `torch.ops.aten._log_softmax_backward_data`.
  ///
  /// ```java
  /// Tensor y = MathOps.log(Tensor.of(0.25f, 0.75f));
  /// Functional.logSoftmaxBackward(Tensor.of(1f, 0f), y, 0); // ==> tensor([0.7500, -0.7500])
  /// ```
  ///
  /// @param gy the gradient of the result
  /// @param y the result
  /// @param dim the axis; a negative number counts from the end
  /// @return the gradient of the argument
  /// @throws dev.waybill.dispatch.OpException if there is no such axis, or shapes or dtypes differ
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "f16", "bf16"})
  public static Tensor logSoftmaxBackward(Tensor gy, Tensor y, int dim) {
    Softmax.checkAlike(NAME, gy, "y", y);
    int[] dims = {Softmax.axis(NAME, y, dim)};
    Tensor sum = TensorOps.sum(gy, dims, true);
    return TensorOps.sub(gy, TensorOps.mul(MathOps.exp(y), sum));
  }

  @Gradient(op = NAME, of = "gy")
  static Tensor gradientOfGy(Tensor ggx, Tensor y, int dim) {
    Tensor sum = TensorOps.sum(TensorOps.mul(ggx, MathOps.exp(y)), new int[] {dim}, true);
    return TensorOps.sub(ggx, sum);
  }

  @Gradient(op = NAME, of = "y")
  static Tensor gradientOfY(Tensor ggx, Tensor gy, Tensor y, int dim) {
    Tensor sum = TensorOps.sum(gy, new int[] {dim}, true);
    return TensorOps.neg(TensorOps.mul(TensorOps.mul(ggx, MathOps.exp(y)), sum));
  }
}
