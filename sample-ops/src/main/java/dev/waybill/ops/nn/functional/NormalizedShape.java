package dev.waybill.ops.nn.functional;

import dev.waybill.api.MathOps;
import dev.waybill.dispatch.ShapeException;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.kernel.Results;
import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The last axes of a tensor, over which it is normalised.
final class NormalizedShape {
  private NormalizedShape() {}

  /// Refuses a shape that the tensor does not end with, and parameters of another.
  static void check(
      String op, Tensor x, long[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias) {
    if (normalizedShape.length == 0) {
      throw new WrongArgumentException(
          op, "normalizedShape", "found [], expected at least one element.");
    }
    int first = x.rank() - normalizedShape.length;
    if (first < 0
        || !Arrays.equals(normalizedShape, Arrays.copyOfRange(x.shape(), first, x.rank()))) {
      String text = Arrays.toString(normalizedShape);
      throw new ShapeException(
          op,
          "argument normalizedShape: given normalizedShape="
              + text
              + ", expected x with shape [*, "
              + text.substring(1)
              + ", found "
              + x.layout().shapeText()
              + ".");
    }
    checkParameter(op, "weight", normalizedShape, weight);
    checkParameter(op, "bias", normalizedShape, bias);
  }

  private static void checkParameter(
      String op, String argument, long[] normalizedShape, @Nullable Tensor parameter) {
    if (parameter != null && !Arrays.equals(parameter.shape(), normalizedShape)) {
      throw new ShapeException(
          op,
          "argument "
              + argument
              + ": "
              + argument
              + " must be of the same shape as normalizedShape, found "
              + parameter.layout().shapeText()
              + ", expected "
              + Arrays.toString(normalizedShape)
              + ".");
    }
  }

  /// Refuses a parameter of another dtype.
  static void checkDtype(String op, String argument, Tensor x, @Nullable Tensor parameter) {
    if (parameter != null && parameter.dtype() != x.dtype()) {
      throw new WrongArgumentException(
          op,
          argument,
          "found dtype " + parameter.dtype() + ", expected that of x, " + x.dtype() + ".");
    }
  }

  /// Returns the axes.
  static int[] dims(Tensor x, long[] normalizedShape) {
    int[] dims = new int[normalizedShape.length];
    for (int i = 0; i < dims.length; i++) {
      dims[i] = x.rank() - dims.length + i;
    }
    return dims;
  }

  /// Returns the mean over axes, which stay with length 1.
  static Tensor mean(Tensor x, int[] dims) {
    return MathOps.mean(x, dims, true, null);
  }

  /// Computes each row of a tensor, all elements of the last axes, from its old values.
  static Tensor rows(Tensor x, long[] normalizedShape, Row f) {
    Tensor y = Results.empty(x, x.dtype(), x.shape());
    if (Results.isMeta(y) || y.size() == 0) {
      return y;
    }
    int width = width(normalizedShape);
    Tensor dense = TensorOps.contiguous(x);
    double[] row = new double[width];
    for (int start = 0; start < y.size(); start += width) {
      for (int i = 0; i < width; i++) {
        row[i] = Cells.getDouble(dense.array(), x.dtype(), dense.arrayOffset() + start + i);
      }
      f.apply(row);
      for (int i = 0; i < width; i++) {
        Cells.setDouble(y.array(), x.dtype(), start + i, row[i]);
      }
    }
    return y;
  }

  /// Returns a parameter's elements; those that a missing one stands for elsewhere.
  static double[] values(@Nullable Tensor parameter, long[] normalizedShape, double missing) {
    if (parameter != null && !Results.isMeta(parameter)) {
      return TensorOps.to(parameter.detach(), DType.F64).toDoubleArray();
    }
    double[] values = new double[width(normalizedShape)];
    Arrays.fill(values, missing);
    return values;
  }

  /// Returns the elements of a parameter of dtype `f32`; those that a missing one stands for
  /// elsewhere.
  static float[] floats(@Nullable Tensor parameter, long[] normalizedShape, float missing) {
    if (parameter != null) {
      return parameter.toFloatArray();
    }
    float[] values = new float[width(normalizedShape)];
    Arrays.fill(values, missing);
    return values;
  }

  private static int width(long[] normalizedShape) {
    int width = 1;
    for (long length : normalizedShape) {
      width *= (int) length;
    }
    return width;
  }

  /// Computes one row.
  @FunctionalInterface
  interface Row {
    /// Replaces the values.
    ///
    /// @param values the row
    void apply(double[] values);
  }
}
