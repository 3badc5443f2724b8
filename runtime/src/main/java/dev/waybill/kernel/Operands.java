package dev.waybill.kernel;

import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;

/// Checks of two arguments against each other. Messages begin as PyTorch's, because those are what
/// people search for.
public final class Operands {

  private Operands() {}

  /// Refuses two tensors of different dtypes, where nothing is promoted.
  ///
  /// @param op the op's name, for messages
  /// @param argument the name of the second
  /// @param first the first
  /// @param second the second
  /// @throws WrongArgumentException if the dtypes differ
  public static void checkSameDtype(String op, String argument, Tensor first, Tensor second) {
    if (first.dtype() != second.dtype()) {
      throw new WrongArgumentException(
          op,
          argument,
          "expected both arguments to have the same dtype, but got: "
              + first.dtype()
              + " != "
              + second.dtype()
              + "; found "
              + second.dtype()
              + ", expected "
              + first.dtype()
              + "; convert one with to(dtype).");
    }
  }

  /// Refuses two matrices, or batches of matrices, whose inner sizes differ.
  ///
  /// @param op the op's name, for messages
  /// @param x the left factor, of at least two axes
  /// @param y the right factor, of at least two axes
  /// @throws ShapeException if the length of a row of `x` is not that of a column of `y`
  public static void checkInner(String op, Tensor x, Tensor y) {
    long inner = x.layout().shape(x.rank() - 1);
    if (inner != y.layout().shape(y.rank() - 2)) {
      throw new ShapeException(
          op,
          "mat1 and mat2 shapes cannot be multiplied ("
              + matrix(x)
              + " and "
              + matrix(y)
              + "): found shapes "
              + x.layout().shapeText()
              + " and "
              + y.layout().shapeText()
              + ", expected as many rows of the second as columns of the first.");
    }
  }

  /// Refuses a number that a dtype cannot hold: fractions are no whole numbers.
  ///
  /// @param op the op's name, for messages
  /// @param argument the name of the number
  /// @param value a tensor of no axes, or a number
  /// @param dtype the dtype
  /// @throws WrongArgumentException if the number would change
  public static void checkFits(String op, String argument, Tensor value, DType dtype) {
    if (dtype.isFloating() || dtype == DType.BOOL || Results.isMeta(value)) {
      return;
    }
    double number = value.getDouble();
    int bits = dtype.bytes() * 8 - (dtype == DType.U8 ? 0 : 1);
    double bound = Math.scalb(1.0, bits);
    // Negative numbers may wrap around to unsigned ones, as in PyTorch.
    double lowest = dtype == DType.U8 ? -bound + 1 : -bound;
    boolean above = bits == 63 ? number > bound : number > bound - 1;
    if (number != Math.rint(number) || number < lowest || above) {
      throw new WrongArgumentException(
          op,
          argument,
          "value cannot be converted to type "
              + dtype
              + " without overflow, found "
              + value.item()
              + " of dtype "
              + value.dtype()
              + ", expected a number that "
              + dtype
              + " can hold.");
    }
  }

  private static String matrix(Tensor x) {
    return x.layout().shape(x.rank() - 2) + "x" + x.layout().shape(x.rank() - 1);
  }
}
