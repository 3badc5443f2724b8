package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;

/// The op `tensor.add`.
public final class Add {
  private static final String NAME = "tensor.add";

  private Add() {}

  /// Adds two tensors element by element; shapes are broadcast as in NumPy.
  ///
  /// - Shapes: aligned at the last axis; an axis of length 1 is repeated.
  /// - Dtypes: f32, f64, i32, i64; both arguments the same.
  /// - Numerics: one rounding of the dtype; integers wrap around.
  /// - Source: NumPy user guide, Broadcasting.
  ///
  /// @param a left summand
  /// @param b right summand
  /// @return a new tensor
  @Export("tensor.add")
  @Op(dtypes = {"f32", "f64", "i32", "i64"})
  @NotDifferentiable("The runtime has no autograd.")
  public static Tensor add(Tensor a, Tensor b) {
    checkDtypes(a, b);
    Broadcast broadcast = Broadcast.of(NAME, a.layout(), b.layout());
    Tensor sum = Tensor.zeros(a.dtype(), broadcast.shape());
    for (int i = 0; i < sum.size(); i++) {
      int x = (int) broadcast.left(i);
      int y = (int) broadcast.right(i);
      switch (a.dtype()) {
        case F32 -> sum.floatArray()[i] = a.floatArray()[x] + b.floatArray()[y];
        case F64 -> sum.doubleArray()[i] = a.doubleArray()[x] + b.doubleArray()[y];
        case I32 -> sum.intArray()[i] = a.intArray()[x] + b.intArray()[y];
        case I64 -> sum.longArray()[i] = a.longArray()[x] + b.longArray()[y];
        case BOOL -> throw new AssertionError("dispatch refuses bool");
      }
    }
    return sum;
  }

  /// Runs along the arrays where both arguments are dense and of one shape.
  @Kernel(op = NAME, dtypes = "f32", priority = 10)
  static Tensor addDense(Tensor a, Tensor b) {
    boolean dense = a.layout().isDense() && b.layout().isDense();
    if (b.dtype() != DType.F32 || !dense || !a.layout().sameShape(b.layout())) {
      return add(a, b);
    }
    float[] x = a.floatArray();
    float[] y = b.floatArray();
    int xAt = a.arrayOffset();
    int yAt = b.arrayOffset();
    Tensor sum = Tensor.zeros(DType.F32, a.shape());
    float[] z = sum.floatArray();
    for (int i = 0; i < z.length; i++) {
      z[i] = x[xAt + i] + y[yAt + i];
    }
    return sum;
  }

  private static void checkDtypes(Tensor a, Tensor b) {
    if (a.dtype() != b.dtype()) {
      throw new WrongArgumentException(
          NAME, "b", "found dtype " + b.dtype() + ", expected that of a, " + a.dtype() + ".");
    }
  }
}
