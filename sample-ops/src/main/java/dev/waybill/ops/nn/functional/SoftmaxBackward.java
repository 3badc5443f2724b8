package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `nn.functional.softmaxBackward`.
public final class SoftmaxBackward {
  static final String NAME = "nn.functional.softmaxBackward";

  private SoftmaxBackward() {}

  /// Derives [softmax][Softmax]: `gx[i] = y[i] · (gy[i] - Σ_j gy[j] · y[j])`.
  ///
  /// - Shapes: any, both the same.
  /// - Dtypes: f32, f64, f16, bf16; both the same.
  /// - Numerics: summed in `double`.
  /// - Source: PyTorch, `torch.ops.aten._softmax_backward_data`.
  ///
  /// ```java
  /// Tensor y = Tensor.of(0.25f, 0.75f);
  /// Functional.softmaxBackward(Tensor.of(1f, 0f), y, 0); // ==> tensor([0.1875, -0.1875])
  /// ```
  ///
  /// @param gy the gradient of the result
  /// @param y the result
  /// @param dim the axis; a negative number counts from the end
  /// @return the gradient of the argument
  /// @throws dev.waybill.dispatch.OpException if there is no such axis, or shapes or dtypes differ
  @Export(NAME)
  @Op(dtypes = {"f32", "f64", "f16", "bf16"})
  public static Tensor softmaxBackward(Tensor gy, Tensor y, int dim) {
    Softmax.checkAlike(NAME, gy, "y", y);
    int[] dims = {Softmax.axis(NAME, y, dim)};
    Tensor weighted = TensorOps.mul(gy, y);
    Tensor sum = TensorOps.sum(weighted, dims, true);
    return TensorOps.sub(weighted, TensorOps.mul(y, sum));
  }

  @Gradient(op = NAME, of = "gy")
  static Tensor gradientOfGy(Tensor ggx, Tensor y, int dim) {
    // The matrix diag(y) - y · yᵀ is symmetric.
    return Functional.softmaxBackward(ggx, y, dim);
  }

  @Gradient(op = NAME, of = "y")
  static Tensor gradientOfY(Tensor ggx, Tensor gy, Tensor y, int dim) {
    int[] dims = {dim};
    Tensor sum = TensorOps.sum(TensorOps.mul(gy, y), dims, true);
    Tensor other = TensorOps.sum(TensorOps.mul(ggx, y), dims, true);
    return TensorOps.sub(TensorOps.mul(ggx, TensorOps.sub(gy, sum)), TensorOps.mul(gy, other));
  }
}
