package dev.waybill.kernel;

import dev.waybill.internal.blas.Blas;
import dev.waybill.internal.blas.Blas.Operand;
import jdk.incubator.vector.VectorShape;

/// Products of matrices by a BLAS library, in calls that are short because the collector waits for
/// them.
final class BlasProduct {
  // 2^27 products of f32 take 0.9 ms of one thread with AVX-512, 2^25 as long with AVX2. Shorter
  // calls copy the factors more often: with 2^25, 1024³ takes an eighth longer.
  private static final boolean IS_WIDE = isThere("jdk.incubator.vector") && Shape.isWide();
  private static final long LONGEST_CALL = IS_WIDE ? 1 << 27 : 1 << 25;
  private static final int DEPTH = 256;
  private static final int WIDTH = IS_WIDE ? 1024 : 512;
  // A call with a vector moves each element of the matrix once: 2^21 of f32 take 0.5 ms.
  private static final long LONGEST_CALL_WITH_VECTOR = 1 << 21;

  private BlasProduct() {}

  /// Multiplies.
  ///
  /// @param c written; its rows or its columns are contiguous if it has one column or one row, its
  /// rows otherwise
  static void multiply(Matrix a, Matrix b, Matrix c) {
    if (c.rows() == 1 && c.columns() > 1) {
      multiply(b.turned(), a.turned(), c.turned());
    } else if (c.columns() == 1) {
      withVector(a, b, c);
    } else if (a.columns() == 0) {
      c.clear();
    } else {
      withMatrix(a, b, c);
    }
  }

  private static void withVector(Matrix a, Matrix x, Matrix y) {
    // The result is added to: libraries differ in whether 0 times what was there is 0.
    y.clear();
    int m = a.rows();
    int k = a.columns();
    if (k == 0) {
      return;
    }
    Operand matrix = operand(a);
    Matrix vector = x.rowStep() > 0 || k == 1 ? x : x.packed();
    int step = (int) Math.max(1, LONGEST_CALL_WITH_VECTOR / k);
    for (int i = 0; i < m; i += step) {
      Blas.gemv(
          Math.min(step, m - i),
          k,
          part(matrix, i, 0),
          vector.array(),
          vector.at(),
          Math.max(1, vector.rowStep()),
          y.array(),
          y.at(i, 0),
          Math.max(1, y.rowStep()));
    }
  }

  private static void withMatrix(Matrix a, Matrix b, Matrix c) {
    int m = c.rows();
    int n = c.columns();
    int k = a.columns();
    Operand left = operand(a);
    Operand right = operand(b);
    Operand result = new Operand(c.array(), c.at(), false, Math.max(c.rowStep(), n));
    long longest = c.array() instanceof float[] ? LONGEST_CALL : LONGEST_CALL / 2;
    if ((long) m * n * k <= longest) {
      Blas.gemm(m, n, k, left, right, false, result);
      return;
    }
    int depth = Matrix.even(k, DEPTH);
    int width = Matrix.even(n, WIDTH);
    int height = Matrix.even(m, (int) (longest / depth / width));
    for (int p = 0; p < k; p += depth) {
      for (int j = 0; j < n; j += width) {
        for (int i = 0; i < m; i += height) {
          Blas.gemm(
              Math.min(height, m - i),
              Math.min(width, n - j),
              Math.min(depth, k - p),
              part(left, i, p),
              part(right, p, j),
              p > 0,
              part(result, i, j));
        }
      }
    }
  }

  /// Returns a matrix as the library takes it, a copy if need be.
  private static Operand operand(Matrix x) {
    if (hasContiguousRows(x)) {
      return new Operand(x.array(), x.at(), false, x.rows() == 1 ? x.columns() : x.rowStep());
    }
    Matrix turned = x.turned();
    if (hasContiguousRows(turned)) {
      return new Operand(x.array(), x.at(), true, x.columns() == 1 ? x.rows() : x.columnStep());
    }
    return operand(x.packed());
  }

  private static boolean hasContiguousRows(Matrix x) {
    return (x.columnStep() == 1 || x.columns() == 1)
        && (x.rowStep() >= x.columns() || x.rows() == 1);
  }

  private static Operand part(Operand x, int row, int column) {
    int at = x.isTurned() ? column * x.step() + row : row * x.step() + column;
    return new Operand(x.array(), x.at() + at, x.isTurned(), x.step());
  }

  private static boolean isThere(String module) {
    return ModuleLayer.boot().findModule(module).isPresent();
  }

  /// Loaded only where the Vector API is there, which knows the machine.
  private static final class Shape {
    static boolean isWide() {
      return VectorShape.preferredShape().vectorBitSize() >= 512;
    }
  }
}
