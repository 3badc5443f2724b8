package dev.waybill.ops.nn.functional;

import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Products of one matrix with the few rows of a step, of `f32` on the Vector API. One, two or
/// three rows are multiplied here, because the way to the op `mm` and back takes as long as they
/// do.
///
/// Load this class only where the capability `vector` is there.
final class StepProduct {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int FEW = 3;

  private final Tensor matrix;
  // Turned and dense, which more than a few rows are multiplied with in a fraction of the time.
  private @Nullable Tensor turned;
  private final float[] w;
  private final int start;
  private final int rows;
  private final int columns;

  StepProduct(Tensor matrix) {
    this.matrix = TensorOps.contiguous(matrix);
    w = this.matrix.floatArray();
    start = this.matrix.arrayOffset();
    rows = (int) matrix.layout().shape(0);
    columns = (int) matrix.layout().shape(1);
  }

  /// Adds `x · matrixᵀ` to `y`.
  ///
  /// @param x `[count, columns]`
  /// @param y `[count, rows]`
  void addTurned(float[] x, int xAt, int count, float[] y, int yAt) {
    if (count > FEW) {
      add(TensorOps.mm(tensor(x, xAt, count, columns), turned()), y, yAt);
      return;
    }
    for (int i = 0; i < count; i++) {
      addTurned(x, xAt + i * columns, y, yAt + i * rows);
    }
  }

  /// Writes `x · matrix` to `y`.
  ///
  /// @param x `[count, rows]`
  /// @param y `[count, columns]`
  void write(float[] x, int xAt, int count, float[] y, int yAt) {
    if (count > FEW) {
      Tensor product = TensorOps.contiguous(TensorOps.mm(tensor(x, xAt, count, rows), matrix));
      System.arraycopy(product.floatArray(), product.arrayOffset(), y, yAt, count * columns);
      return;
    }
    for (int i = 0; i < count; i++) {
      write(x, xAt + i * rows, y, yAt + i * columns);
    }
  }

  private Tensor turned() {
    Tensor made = turned;
    if (made == null) {
      made = TensorOps.contiguous(TensorOps.transpose(matrix, 0, 1));
      turned = made;
    }
    return made;
  }

  private static Tensor tensor(float[] x, int at, int count, int width) {
    Tensor all = Tensor.fromArray(x);
    long length = (long) count * width;
    return TensorOps.view(TensorOps.narrow(all, 0, at, length), new long[] {count, width});
  }

  private static void add(Tensor product, float[] y, int yAt) {
    Tensor dense = TensorOps.contiguous(product);
    float[] from = dense.floatArray();
    int at = dense.arrayOffset();
    for (int i = 0; i < dense.size(); i++) {
      y[yAt + i] += from[at + i];
    }
  }

  // Four rows at once: each element of x is loaded once for four products.
  private void addTurned(float[] x, int xAt, float[] y, int yAt) {
    int bound = SPECIES.loopBound(columns);
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      int w0 = start + row * columns;
      int w1 = w0 + columns;
      int w2 = w1 + columns;
      int w3 = w2 + columns;
      FloatVector s0 = FloatVector.zero(SPECIES);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int i = 0; i < bound; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i);
        s0 = FloatVector.fromArray(SPECIES, w, w0 + i).fma(v, s0);
        s1 = FloatVector.fromArray(SPECIES, w, w1 + i).fma(v, s1);
        s2 = FloatVector.fromArray(SPECIES, w, w2 + i).fma(v, s2);
        s3 = FloatVector.fromArray(SPECIES, w, w3 + i).fma(v, s3);
      }
      y[yAt + row] += s0.reduceLanes(VectorOperators.ADD) + rest(x, xAt, w0, bound);
      y[yAt + row + 1] += s1.reduceLanes(VectorOperators.ADD) + rest(x, xAt, w1, bound);
      y[yAt + row + 2] += s2.reduceLanes(VectorOperators.ADD) + rest(x, xAt, w2, bound);
      y[yAt + row + 3] += s3.reduceLanes(VectorOperators.ADD) + rest(x, xAt, w3, bound);
    }
    for (; row < rows; row++) {
      int at = start + row * columns;
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int i = 0; i < bound; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, xAt + i);
        sum = FloatVector.fromArray(SPECIES, w, at + i).fma(v, sum);
      }
      y[yAt + row] += sum.reduceLanes(VectorOperators.ADD) + rest(x, xAt, at, bound);
    }
  }

  private float rest(float[] x, int xAt, int at, int from) {
    float sum = 0;
    for (int i = from; i < columns; i++) {
      sum += w[at + i] * x[xAt + i];
    }
    return sum;
  }

  // Four vectors of sums stay in registers while the rows go by.
  private void write(float[] x, int xAt, float[] y, int yAt) {
    int column = 0;
    for (; column + 4 * LANES <= columns; column += 4 * LANES) {
      FloatVector s0 = FloatVector.zero(SPECIES);
      FloatVector s1 = s0;
      FloatVector s2 = s0;
      FloatVector s3 = s0;
      for (int row = 0; row < rows; row++) {
        int at = start + row * columns + column;
        FloatVector v = FloatVector.broadcast(SPECIES, x[xAt + row]);
        s0 = FloatVector.fromArray(SPECIES, w, at).fma(v, s0);
        s1 = FloatVector.fromArray(SPECIES, w, at + LANES).fma(v, s1);
        s2 = FloatVector.fromArray(SPECIES, w, at + 2 * LANES).fma(v, s2);
        s3 = FloatVector.fromArray(SPECIES, w, at + 3 * LANES).fma(v, s3);
      }
      s0.intoArray(y, yAt + column);
      s1.intoArray(y, yAt + column + LANES);
      s2.intoArray(y, yAt + column + 2 * LANES);
      s3.intoArray(y, yAt + column + 3 * LANES);
    }
    for (; column + LANES <= columns; column += LANES) {
      FloatVector sum = FloatVector.zero(SPECIES);
      for (int row = 0; row < rows; row++) {
        FloatVector v = FloatVector.broadcast(SPECIES, x[xAt + row]);
        sum = FloatVector.fromArray(SPECIES, w, start + row * columns + column).fma(v, sum);
      }
      sum.intoArray(y, yAt + column);
    }
    for (; column < columns; column++) {
      float sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += w[start + row * columns + column] * x[xAt + row];
      }
      y[yAt + column] = sum;
    }
  }
}
