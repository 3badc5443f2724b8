package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.kernel.Operands;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `tensor.mv`.
public final class Mv {
  private static final String NAME = "tensor.mv";

  private Mv() {}

  /// Multiplies a matrix by a vector: `z[i] = Σ_k x[i, k] · y[k]`.
  ///
  /// - Shapes: `x: [m, k]`, `y: [k]`, result `[m]`; `m` and `k` may be 0.
  /// - Dtypes: all but `bool`; both arguments the same.
  /// - Numerics: as `tensor.mm`.
  /// - Source: PyTorch, `torch.mv`.
  ///
  /// ```java
  /// Tensor m = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2);
  /// TensorOps.mv(m, Tensor.of(1f, -1f)); // ==> tensor([-1., -1.])
  /// ```
  ///
  /// @param x the matrix
  /// @param y the vector
  /// @return a new tensor
  /// @throws ShapeException if the ranks are others or the sizes do not fit
  /// @throws dev.waybill.dispatch.WrongArgumentException if the dtypes differ
  @Export(NAME)
  public static Tensor mv(Tensor x, Tensor y) {
    if (x.rank() != 2 || y.rank() != 1) {
      throw new ShapeException(
          NAME,
          "matrix @ vector expected, got "
              + x.rank()
              + "D and "
              + y.rank()
              + "D; found shapes "
              + x.layout().shapeText()
              + " of x and "
              + y.layout().shapeText()
              + " of y.");
    }
    if (x.layout().shape(1) != y.size()) {
      throw new ShapeException(
          NAME,
          "size mismatch, got mat ("
              + x.layout().shape(0)
              + "x"
              + x.layout().shape(1)
              + "), vec ("
              + y.size()
              + "), expected a vector as long as the matrix has columns.");
    }
    Operands.checkSameDtype(NAME, "y", x, y);
    return TensorOps.squeeze(TensorOps.mm(x, TensorOps.unsqueeze(y, 1)), new int[] {1});
  }
}
