package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.Op;
import dev.waybill.kernel.Pointwise;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Tensor;

/// The op `tensor.add`.
public final class Add {
  private static final String NAME = "tensor.add";

  private Add() {}

  /// Adds two tensors element by element.
  ///
  /// - Shapes: broadcast as in NumPy, aligned at the last axis.
  /// - Dtypes: any; promoted as in PyTorch.
  /// - Numerics: one rounding of the dtype; whole numbers wrap around; `bool` is "or".
  /// - Source: PyTorch, `torch.add`.
  ///
  /// @param a left
  /// @param b right
  /// @return a new tensor
  /// @throws dev.waybill.dispatch.ShapeException if the shapes do not fit
  @Export(NAME)
  @Op(pointwise = true, inPlace = true)
  public static Tensor add(Tensor a, Tensor b) {
    return Pointwise.binary(NAME, a, b, (x, y) -> x + y, (x, y) -> x + y);
  }

  /// Runs along the arrays where both arguments are dense and of one shape.
  @Kernel(op = NAME, dtypes = "f32", priority = 10)
  static Tensor addDense(Tensor a, Tensor b) {
    boolean dense = a.layout().isDense() && b.layout().isDense();
    if (a.dtype() != b.dtype() || !dense || !a.layout().sameShape(b.layout())) {
      return add(a, b);
    }
    Tensor sum = Results.pointwise(a, a.dtype(), a.shape());
    if (!sum.layout().isDense()) {
      return Pointwise.into(sum, a, b, (x, y) -> x + y, (x, y) -> x + y);
    }
    float[] x = a.floatArray();
    float[] y = b.floatArray();
    float[] z = sum.floatArray();
    int xAt = a.arrayOffset();
    int yAt = b.arrayOffset();
    int zAt = sum.arrayOffset();
    int size = (int) sum.size();
    for (int i = 0; i < size; i++) {
      z[zAt + i] = x[xAt + i] + y[yAt + i];
    }
    return sum;
  }

  @Gradient(op = NAME, of = "a")
  static Tensor gradientOfA(Tensor gy) {
    return gy;
  }

  @Gradient(op = NAME, of = "b")
  static Tensor gradientOfB(Tensor gy) {
    return gy;
  }
}
