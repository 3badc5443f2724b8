package dev.waybill.kernel;

import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Layout;
import dev.waybill.tensor.Tensor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/// Products of matrices: the plain sums that define them, and blocked loops for `f32` and `f64`.
public final class MatrixProduct {
  // One thread of a busy Xeon with AVX-512 takes 11 µs for 48³ in f32 and 27 µs for 64³; handing
  // work to the pool and waiting for it costs 2 to 4 µs.
  private static final long PARALLEL_FROM = 64L * 64 * 64;
  // Below, copying into blocks costs more than it saves.
  private static final long BLOCKS_FROM = 8 * 8 * 8;
  // Shorter rows are not worth a vector loop; then the product is turned.
  private static final int SHORTEST_ROW = 16;
  // Each task copies the blocks of b for itself, which must not weigh against its own rows.
  private static final int FEWEST_ROWS = 32;

  private MatrixProduct() {}

  /// Multiplies by the definition: `c[i, j] = Σ_k a[i, k] · b[k, j]`, for any dtype. Floating
  /// numbers are added up in `double`.
  ///
  /// @param a `[m, k]`, or a batch `[l, m, k]`
  /// @param b `[k, n]`, or a batch `[l, k, n]`
  /// @param c `[m, n]`, or a batch `[l, m, n]`; written
  public static void plain(Tensor a, Tensor b, Tensor c) {
    for (int l = 0; l < batch(c); l++) {
      plain(Matrix.of(a, l), Matrix.of(b, l), Matrix.of(c, l), c.dtype());
    }
  }

  private static void plain(Matrix a, Matrix b, Matrix c, DType dtype) {
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        double real = 0;
        long whole = 0;
        for (int k = 0; k < a.columns(); k++) {
          int x = a.at(i, k);
          int y = b.at(k, j);
          if (dtype.isFloating()) {
            real += Cells.getDouble(a.array(), dtype, x) * Cells.getDouble(b.array(), dtype, y);
          } else {
            whole += Cells.getLong(a.array(), dtype, x) * Cells.getLong(b.array(), dtype, y);
          }
        }
        if (dtype.isFloating()) {
          Cells.setDouble(c.array(), dtype, c.at(i, j), real);
        } else {
          Cells.setLong(c.array(), dtype, c.at(i, j), whole);
        }
      }
    }
  }

  /// Multiplies in blocks that stay in the caches, in the dtype's own precision. Rows of the
  /// result, or whole matrices of a batch, are shared out over the common pool.
  ///
  /// @param a `[m, k]`, or a batch `[l, m, k]`, of dtype `f32` or `f64` and any strides
  /// @param b `[k, n]`, or a batch `[l, k, n]`, likewise
  /// @param c `[m, n]`, or a batch `[l, m, n]`, likewise; written, and no part of `a` or `b`
  public static void blocked(Tensor a, Tensor b, Tensor c) {
    int batch = batch(c);
    if (c.size() == 0) {
      return;
    }
    Matrix one = Matrix.of(c, 0);
    long work = (long) one.rows() * one.columns() * Math.max(1, Matrix.of(a, 0).columns());
    int threads = work * batch < PARALLEL_FROM ? 1 : ForkJoinPool.getCommonPoolParallelism() + 1;
    int rows = isTurned(one) ? one.columns() : one.rows();
    int parts = batch >= threads ? 1 : Math.clamp(rows / FEWEST_ROWS, 1, threads);
    int tasks = batch * parts;
    // Asked for here: what other threads ask for, memory scopes do not give back.
    Object x = a.array();
    Object y = b.array();
    Object z = c.array();
    IntStream each = IntStream.range(0, tasks);
    (threads == 1 || tasks == 1 ? each : each.parallel())
        .forEach(
            task -> {
              int l = task / parts;
              part(
                  Matrix.of(a, x, l),
                  Matrix.of(b, y, l),
                  Matrix.of(c, z, l),
                  c.dtype(),
                  task % parts,
                  parts);
            });
  }

  /// The inner loop runs along the rows of the result: where they are short it runs along the
  /// columns, as `cᵀ = bᵀ · aᵀ`.
  private static boolean isTurned(Matrix c) {
    return c.columns() > 1 && c.columns() < SHORTEST_ROW && c.rows() > c.columns();
  }

  private static void part(Matrix a, Matrix b, Matrix c, DType dtype, int part, int parts) {
    if (isTurned(c)) {
      part(b.turned(), a.turned(), c.turned(), dtype, part, parts);
      return;
    }
    int from = (int) ((long) c.rows() * part / parts);
    int to = (int) ((long) c.rows() * (part + 1) / parts);
    long work = (long) c.rows() * c.columns() * a.columns();
    boolean dots = c.columns() == 1 || work < BLOCKS_FROM;
    int depth = dots ? 0 : Math.min(Block.DEPTH, a.columns());
    int width = dots ? 0 : Math.min(Block.WIDTH, c.columns());
    Block block = dtype == DType.F32 ? new FloatBlock(depth, width) : new DoubleBlock(depth, width);
    if (dots || a.columns() == 0) {
      for (int i = from; i < to; i++) {
        for (int j = 0; j < c.columns(); j++) {
          block.dot(a, b, c, i, j);
        }
      }
      return;
    }
    for (int j = 0; j < c.columns(); j += Block.WIDTH) {
      for (int k = 0; k < a.columns(); k += Block.DEPTH) {
        block.take(b, k, j);
        for (int i = from; i < to; i += 2) {
          block.addTo(a, c, i, Math.min(i + 1, to - 1), k == 0);
        }
      }
    }
  }

  private static int batch(Tensor c) {
    return c.rank() == 2 ? 1 : (int) c.layout().shape(0);
  }

  /// A matrix in an array.
  record Matrix(Object array, int at, int rows, int columns, int rowStep, int columnStep) {

    static Matrix of(Tensor tensor, int l) {
      return of(tensor, tensor.array(), l);
    }

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
  }
}
