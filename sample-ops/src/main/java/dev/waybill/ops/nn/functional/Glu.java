package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.tensor.Layouts;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The function `nn.functional.glu`.
public final class Glu {
  private static final String NAME = "nn.functional.glu";

  private Glu() {}

  /// Gated linear unit: multiplies the first half of an axis by the logistic function of the second
  /// half, `y = a · σ(b)`.
  ///
  /// Source: Dauphin et al., "Language Modeling with Gated Convolutional Networks", equation 1;
  /// PyTorch, `torch.nn.functional.glu`.
  ///
  /// ```java
  /// Functional.glu(Tensor.of(2f, 4f, 0f, 100f)); // ==> tensor([1., 4.])
  /// ```
  ///
  /// @param x the tensor, f32, f64, f16 or bf16
  /// @param dim the axis, of even length; a negative number counts from the end
  /// @return a new tensor, half as long
  /// @throws dev.waybill.dispatch.OpException if there is no such axis, its length is odd, or the
  ///   dtype has no fractions
  @Export(NAME)
  public static Tensor glu(Tensor x, @Default("-1") int dim) {
    Losses.checkFloating(NAME, "x", x);
    if (x.rank() == 0) {
      throw new ShapeException(
          NAME, "argument x: found a tensor without axes, expected one axis or more.");
    }
    int axis = Layouts.dim(NAME, "dim", dim, x.rank());
    long length = x.layout().shape(axis);
    if (length % 2 != 0) {
      throw new ShapeException(
          NAME,
          "halving dimension must be even, but dimension "
              + axis
              + " is size "
              + length
              + ", found x: "
              + x.layout().shapeText()
              + ".");
    }
    Tensor gate = TensorOps.narrow(x, axis, length / 2, length / 2);
    return TensorOps.mul(TensorOps.narrow(x, axis, 0, length / 2), MathOps.sigmoid(gate));
  }
}
