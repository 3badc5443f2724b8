package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Copies;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Reshapes;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `tensor.copy`, whose in-place form is what writes one tensor over another.
public final class Copy {
  private static final String NAME = "tensor.copy";

  private Copy() {}

  /// Returns the elements of one tensor in the shape, dtype and on the device of another.
  ///
  /// - Shapes: `source` is broadcast to that of `x`.
  /// - Dtypes: all.
  /// - Devices: `source` may lie on any; its gradient goes back there.
  /// - Numerics: fractions are cut off, whole numbers wrap around.
  /// - Source: PyTorch, `Tensor.copy_`.
  ///
  /// ```java
  /// Tensor x = Tensor.zeros(DType.I64, 2, 2);
  /// TensorOps.copy(x, Tensor.of(1.7f, 2.2f)); // ==> tensor([[1, 2], [1, 2]])
  /// ```
  ///
  /// @param x whose shape and dtype are taken
  /// @param source whose elements are taken
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export(NAME)
  @Op(inPlace = true, pointwise = true, portable = true, anyDevice = true)
  public static Tensor copy(Tensor x, Tensor source) {
    Reshapes.expand(source.layout(), x.shape());
    Tensor y = Results.pointwise(x, x.dtype(), x.shape());
    Copies.copy(source, y);
    return y;
  }

  @Gradient(op = NAME, of = "x")
  static Tensor gradientOfX(Tensor gy) {
    return TensorOps.zero(gy); // what is written over counts for nothing
  }

  @Gradient(op = NAME, of = "source")
  static Tensor gradient(Tensor gy) {
    return gy;
  }
}
