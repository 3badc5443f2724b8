package dev.waybill.kernel;

import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;

/// A matrix of any strides in an array.
record Matrix(Object array, int at, int rows, int columns, int rowStep, int columnStep) {

  /// Returns a tensor of two axes, or a matrix of a batch.
  static Matrix of(Tensor tensor, int l) {
    return of(tensor, tensor.array(), l);
  }

  /// Returns a matrix as [#of(Tensor, int)] does, for threads that must not ask for the array:
  /// memory scopes would not give it back (decision 0009).
  static Matrix of(Tensor tensor, Object array, int l) {
    Layout layout = tensor.layout();
    int row = layout.rank() - 2;
    long batchAt = row == 0 ? 0 : l * layout.stride(0);
    return new Matrix(
        array,
        (int) (layout.offset() + batchAt),
        (int) layout.shape(row),
        (int) layout.shape(row + 1),
        (int) layout.stride(row),
        (int) layout.stride(row + 1));
  }

  /// Returns the length of parts that are equal but for the last, and no longer than `most`.
  static int even(int length, int most) {
    return Math.ceilDiv(length, Math.ceilDiv(length, most));
  }

  int at(int row, int column) {
    return at + row * rowStep + column * columnStep;
  }

  Matrix turned() {
    return new Matrix(
        array,
        at,
        /* rows= */ columns,
        /* columns= */ rows,
        /* rowStep= */ columnStep,
        /* columnStep= */ rowStep);
  }

  /// Returns some of the rows.
  Matrix rows(int from, int to) {
    return new Matrix(array, at(from, 0), to - from, columns, rowStep, columnStep);
  }

  /// Returns some of the columns.
  Matrix columns(int from, int to) {
    return new Matrix(array, at(0, from), rows, to - from, rowStep, columnStep);
  }

  /// Returns a copy whose rows follow each other.
  Matrix packed() {
    int size = rows * columns;
    Object copy = array instanceof float[] ? new float[size] : new double[size];
    Matrix packed = new Matrix(copy, 0, rows, columns, columns, 1);
    for (int i = 0; i < rows; i++) {
      if (copy instanceof float[] into) {
        float[] from = (float[]) array;
        for (int j = 0; j < columns; j++) {
          into[i * columns + j] = from[at(i, j)];
        }
      } else {
        double[] into = (double[]) copy;
        double[] from = (double[]) array;
        for (int j = 0; j < columns; j++) {
          into[i * columns + j] = from[at(i, j)];
        }
      }
    }
    return packed;
  }

  /// Writes 0 to all elements, whose rows must be contiguous.
  void clear() {
    for (int i = 0; i < rows; i++) {
      int from = at(i, 0);
      if (array instanceof float[] into) {
        Arrays.fill(into, from, from + columns, 0);
      } else {
        Arrays.fill((double[]) array, from, from + columns, 0);
      }
    }
  }
}
