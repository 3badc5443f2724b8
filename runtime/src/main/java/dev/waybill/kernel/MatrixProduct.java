package dev.waybill.kernel;

import dev.waybill.tensor.Cells;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;

/// Products of matrices: the plain sums that define them, and blocked loops for `f32` and `f64`.
public final class MatrixProduct {
  // Handing work to the pool and waiting for it costs 2 to 4 µs. One thread of a Xeon with AVX-512
  // takes 11 µs for 2^17 products of f32 in blocks, and a library 10 µs for 2^20.
  private static final long WORTH_A_THREAD_IN_BLOCKS = 1 << 17;
  private static final long WORTH_A_THREAD = 1 << 20;
  // Below, copying into blocks costs more than it saves.
  private static final long BLOCKS_FROM = 8 * 8 * 8;
  // Below, most of a tile would be empty, and above its panels too large.
  private static final long TILES_FROM = 8 * 8 * 8;
  private static final int DEEPEST_TILES = 1 << 22;
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

  /// Multiplies in blocks that stay in the caches, in the dtype's own precision. Rows or columns of
  /// the result, or whole matrices of a batch, are shared out over threads.
  ///
  /// @param a `[m, k]`, or a batch `[l, m, k]`, of dtype `f32` or `f64` and any strides
  /// @param b `[k, n]`, or a batch `[l, k, n]`, likewise
  /// @param c `[m, n]`, or a batch `[l, m, n]`, likewise; written, and no part of `a` or `b`
  public static void blocked(Tensor a, Tensor b, Tensor c) {
    share(a, b, c, WORTH_A_THREAD_IN_BLOCKS, MatrixProduct::inBlocks);
  }

  /// Multiplies by the BLAS library of this machine, shared out as in blocks. Only to be called
  /// where the capability `blas` is there.
  ///
  /// @param a `[m, k]`, or a batch `[l, m, k]`, of dtype `f32` or `f64` and any strides
  /// @param b `[k, n]`, or a batch `[l, k, n]`, likewise
  /// @param c `[m, n]`, or a batch `[l, m, n]`, dense; written, and no part of `a` or `b`
  public static void blas(Tensor a, Tensor b, Tensor c) {
    boolean hasVector =
        c.size() > 0 && (Matrix.of(c, 0).rows() == 1 || Matrix.of(c, 0).columns() == 1);
    share(a, b, c, hasVector ? WORTH_A_THREAD_IN_BLOCKS : WORTH_A_THREAD, BlasProduct::multiply);
  }

  /// Multiplies on the Vector API, shared out as in blocks. Only to be called where the capability
  /// `vector` is there.
  ///
  /// @param a `[m, k]`, or a batch `[l, m, k]`, of dtype `f32` or `f64` and any strides
  /// @param b `[k, n]`, or a batch `[l, k, n]`, likewise
  /// @param c `[m, n]`, or a batch `[l, m, n]`, dense; written, and no part of `a` or `b`
  public static void vector(Tensor a, Tensor b, Tensor c) {
    if (c.size() == 0) {
      return;
    }
    Matrix one = Matrix.of(c, 0);
    int k = Matrix.of(a, 0).columns();
    long work = (long) one.rows() * one.columns() * k;
    if (work < TILES_FROM || k > DEEPEST_TILES || one.rows() == 1 || one.columns() == 1) {
      blocked(a, b, c);
      return;
    }
    int batch = batch(c);
    int threads = Math.clamp(work * batch / WORTH_A_THREAD, 1, Parallel.threads());
    boolean inside = batch < threads;
    Object x = a.array();
    Object y = b.array();
    Object z = c.array();
    Parallel.run(
        batch,
        inside ? batch : Math.ceilDiv(batch, threads),
        (first, last) -> {
          for (int l = first; l < last; l++) {
            VectorProduct.multiply(
                Matrix.of(a, x, l), Matrix.of(b, y, l), Matrix.of(c, z, l), inside ? threads : 1);
          }
        });
  }

  private static void share(
      Tensor a, Tensor b, Tensor c, long worthAThread, Multiplier multiplier) {
    int batch = batch(c);
    if (c.size() == 0) {
      return;
    }
    Matrix one = Matrix.of(c, 0);
    boolean byRows = one.rows() >= one.columns();
    int length = byRows ? one.rows() : one.columns();
    long work = c.size() * Math.max(1, Matrix.of(a, 0).columns());
    int threads = Math.clamp(work / worthAThread, 1, Parallel.threads());
    int parts = Math.clamp(length / FEWEST_ROWS, 1, Math.ceilDiv(threads, batch));
    int count = batch * parts;
    Object x = a.array();
    Object y = b.array();
    Object z = c.array();
    Parallel.run(
        count,
        Math.ceilDiv(count, threads),
        (first, last) -> {
          for (int item = first; item < last; item++) {
            int l = item / parts;
            int from = (int) ((long) length * (item % parts) / parts);
            int to = (int) ((long) length * (item % parts + 1) / parts);
            Matrix left = Matrix.of(a, x, l);
            Matrix right = Matrix.of(b, y, l);
            Matrix product = Matrix.of(c, z, l);
            multiplier.multiply(
                byRows ? left.rows(from, to) : left,
                byRows ? right : right.columns(from, to),
                byRows ? product.rows(from, to) : product.columns(from, to));
          }
        });
  }

  /// The inner loop runs along the rows of the result: where they are short it runs along the
  /// columns, as `cᵀ = bᵀ · aᵀ`.
  private static boolean isTurned(Matrix c) {
    return c.columns() > 1 && c.columns() < SHORTEST_ROW && c.rows() > c.columns();
  }

  private static void inBlocks(Matrix a, Matrix b, Matrix c) {
    if (isTurned(c)) {
      inBlocks(b.turned(), a.turned(), c.turned());
      return;
    }
    long work = (long) c.rows() * c.columns() * a.columns();
    boolean dots = c.columns() == 1 || work < BLOCKS_FROM;
    int depth = dots ? 0 : Math.min(Block.DEPTH, a.columns());
    int width = dots ? 0 : Math.min(Block.WIDTH, c.columns());
    boolean isSingle = c.array() instanceof float[];
    Block block = isSingle ? new FloatBlock(depth, width) : new DoubleBlock(depth, width);
    if (dots || a.columns() == 0) {
      for (int i = 0; i < c.rows(); i++) {
        for (int j = 0; j < c.columns(); j++) {
          block.dot(a, b, c, i, j);
        }
      }
      return;
    }
    for (int j = 0; j < c.columns(); j += Block.WIDTH) {
      for (int k = 0; k < a.columns(); k += Block.DEPTH) {
        block.take(b, k, j);
        for (int i = 0; i < c.rows(); i += 2) {
          block.addTo(a, c, i, Math.min(i + 1, c.rows() - 1), k == 0);
        }
      }
    }
  }

  private static int batch(Tensor c) {
    return c.rank() == 2 ? 1 : (int) c.layout().shape(0);
  }

  /// Multiplies matrices or parts of them: `c = a · b`.
  @FunctionalInterface
  private interface Multiplier {
    void multiply(Matrix a, Matrix b, Matrix c);
  }
}
