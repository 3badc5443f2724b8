package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `tensor.outer`.
public final class Outer {
  private static final String NAME = "tensor.outer";

  private Outer() {}

  /// Multiplies each element of a vector by each of another: `z[i, j] = x[i] · y[j]`.
  ///
  /// - Shapes: `x: [m]`, `y: [n]`, result `[m, n]`.
  /// - Dtypes: any; promoted as in PyTorch.
  /// - Numerics: as `tensor.mul`.
  /// - Source: PyTorch, `torch.outer`.
  ///
  /// ```java
  /// TensorOps.outer(Tensor.of(1f, 2f), Tensor.of(3f, 4f)); // ==> tensor([[3., 4.], [6., 8.]])
  /// ```
  ///
  /// @param x the vector whose elements stand for the rows
  /// @param y the vector whose elements stand for the columns
  /// @return a new tensor
  /// @throws ShapeException if an argument is no vector
  @Export(NAME)
  public static Tensor outer(Tensor x, Tensor y) {
    checkVector("x", x);
    checkVector("y", y);
    return TensorOps.mul(TensorOps.unsqueeze(x, 1), y);
  }

  private static void checkVector(String argument, Tensor tensor) {
    if (tensor.rank() != 1) {
      throw new ShapeException(
          NAME,
          "Expected 1-D argument "
              + argument
              + ", but got "
              + tensor.rank()
              + "-D; found shape "
              + tensor.layout().shapeText()
              + ".");
    }
  }
}
