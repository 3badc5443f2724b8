package dev.waybill.ops.tensor;

import dev.waybill.annotations.Export;
import dev.waybill.annotations.Kernel;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.Layout;
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
    Layout left = broadcast.layout(0);
    Layout right = broadcast.layout(1);
    Tensor sum = Tensor.zeros(a.dtype(), broadcast.shape());
    for (int i = 0; i < sum.size(); i++) {
      int x = (int) left.position(i);
      int y = (int) right.position(i);
      switch (a.dtype()) {
        case F32 -> sum.floatArray()[i] = a.floatArray()[x] + b.floatArray()[y];
        case F64 -> sum.doubleArray()[i] = a.doubleArray()[x] + b.doubleArray()[y];
        case I32 -> sum.intArray()[i] = a.intArray()[x] + b.intArray()[y];
        case I64 -> sum.longArray()[i] = a.longArray()[x] + b.longArray()[y];
        case I8, I16, U8, BOOL -> throw new AssertionError("dispatch refuses " + a.dtype());
      }
    }
    return sum;
  }

  /// Runs along the arrays where both arguments are dense and of one shape. One loop a dtype: Java
  /// has no other way to write it once for four primitive types.
  @Kernel(
      op = NAME,
      dtypes = {"f32", "f64", "i32", "i64"},
      priority = 10)
  static Tensor addDense(Tensor a, Tensor b) {
    boolean dense = a.layout().isDense() && b.layout().isDense();
    if (a.dtype() != b.dtype() || !dense || !a.layout().sameShape(b.layout())) {
      return add(a, b);
    }
    Tensor sum = Tensor.zeros(a.dtype(), a.shape());
    int xAt = a.arrayOffset();
    int yAt = b.arrayOffset();
    switch (a.dtype()) {
      case F32 -> add(a.floatArray(), xAt, b.floatArray(), yAt, sum.floatArray());
      case F64 -> add(a.doubleArray(), xAt, b.doubleArray(), yAt, sum.doubleArray());
      case I32 -> add(a.intArray(), xAt, b.intArray(), yAt, sum.intArray());
      case I64 -> add(a.longArray(), xAt, b.longArray(), yAt, sum.longArray());
      case I8, I16, U8, BOOL -> throw new AssertionError("dispatch refuses " + a.dtype());
    }
    return sum;
  }

  private static void add(float[] x, int xAt, float[] y, int yAt, float[] z) {
    for (int i = 0; i < z.length; i++) {
      z[i] = x[xAt + i] + y[yAt + i];
    }
  }

  private static void add(double[] x, int xAt, double[] y, int yAt, double[] z) {
    for (int i = 0; i < z.length; i++) {
      z[i] = x[xAt + i] + y[yAt + i];
    }
  }

  private static void add(int[] x, int xAt, int[] y, int yAt, int[] z) {
    for (int i = 0; i < z.length; i++) {
      z[i] = x[xAt + i] + y[yAt + i];
    }
  }

  private static void add(long[] x, int xAt, long[] y, int yAt, long[] z) {
    for (int i = 0; i < z.length; i++) {
      z[i] = x[xAt + i] + y[yAt + i];
    }
  }

  private static void checkDtypes(Tensor a, Tensor b) {
    if (a.dtype() != b.dtype()) {
      throw new WrongArgumentException(
          NAME, "b", "found dtype " + b.dtype() + ", expected that of a, " + a.dtype() + ".");
    }
  }
}
