package dev.waybill.ops.nn.init;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.tensor.Philox;
import dev.waybill.tensor.Tensor;

/// The function `nn.init.orthogonal_`.
public final class Orthogonal {
  private static final String NAME = "nn.init.orthogonal_";

  private Orthogonal() {}

  /// Writes a matrix with orthonormal rows or columns, whichever are fewer, times `gain`: the
  /// factor `Q` of a random normal matrix, with a positive diagonal of `R`.
  ///
  /// Axes behind the first one count as one. Source: Saxe et al., "Exact solutions to the nonlinear
  /// dynamics of learning in deep linear neural networks", section 3; PyTorch,
  /// `torch.nn.init.orthogonal_`.
  ///
  /// ```java
  /// Tensor x = Init.orthogonal_(Tensor.zeros(DType.F64, 2, 3), 7);
  /// TensorOps.mm(x, TensorOps.t(x)).allClose(Tensor.eye(DType.F64, 2)); // ==> true
  /// ```
  ///
  /// @param x the tensor that is written to, f32, f64, f16 or bf16
  /// @param seed the same seed gives the same numbers
  /// @param gain the length of the rows or columns
  /// @return `x`
  /// @throws dev.waybill.dispatch.OpException if the tensor has fewer than 2 axes or its dtype no
  ///   fractions
  @Export(NAME)
  public static Tensor orthogonal(Tensor x, long seed, @Default("1.0") double gain) {
    Filling.checkFloating(NAME, x);
    Filling.checkRank(NAME, x, 2, Integer.MAX_VALUE);
    Filling.checkFinite(NAME, "gain", gain);
    if (x.size() == 0) {
      return x;
    }
    int rows = (int) x.layout().shape(0);
    int columns = (int) (x.size() / rows);
    Philox random = new Philox(seed);
    boolean byRow = rows <= columns;
    double[][] vectors = new double[Math.min(rows, columns)][Math.max(rows, columns)];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double drawn = random.normal((long) row * columns + column);
        vectors[byRow ? row : column][byRow ? column : row] = drawn;
      }
    }
    orthonormalise(vectors);
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      int row = i / columns;
      int column = i % columns;
      values[i] = gain * (byRow ? vectors[row][column] : vectors[column][row]);
    }
    return Filling.write(x, old -> Tensor.fromDoubles(x.dtype(), values, x.shape()).to(x.device()));
  }

  /// Makes vectors of length 1 at right angles: Gram and Schmidt's method, each vector twice, after
  /// which they are orthogonal to machine precision (Giraud et al., "The loss of orthogonality in
  /// the Gram-Schmidt orthogonalization process", 2005). All lengths are divided by as they are, so
  /// the diagonal of R is positive.
  private static void orthonormalise(double[][] vectors) {
    for (int i = 0; i < vectors.length; i++) {
      for (int pass = 0; pass < 2; pass++) {
        for (int j = 0; j < i; j++) {
          add(vectors[i], -dot(vectors[i], vectors[j]), vectors[j]);
        }
      }
      double length = Math.sqrt(dot(vectors[i], vectors[i]));
      for (int k = 0; k < vectors[i].length; k++) {
        vectors[i][k] /= length;
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static void add(double[] to, double factor, double[] vector) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * vector[k];
    }
  }
}
