package dev.waybill.kernel;

/// Blocks of `f64`.
final class DoubleBlock extends Block {
  private final double[][] rows;
  private final double[] upper;
  private final double[] lower;

  DoubleBlock(int depth, int width) {
    rows = new double[depth][width];
    upper = new double[width];
    lower = new double[width];
  }

  @Override
  void copy(Matrix b, int at, int k) {
    double[] from = (double[]) b.array();
    int step = b.columnStep();
    if (step == 1) {
      System.arraycopy(from, at, rows[k], 0, width);
    } else {
      for (int j = 0; j < width; j++) {
        rows[k][j] = from[at + j * step];
      }
    }
  }

  @Override
  void addTo(Matrix a, Matrix c, int i, int next, boolean first) {
    load(c, i, upper, first);
    load(c, next, lower, first);
    add((double[]) a.array(), a.at(i, row), a.at(next, row), a.columnStep());
    store(upper, c, i);
    if (next != i) {
      store(lower, c, next);
    }
  }

  private void add(double[] a, int at, int nextAt, int step) {
    double[] c = upper;
    double[] d = lower;
    int n = width;
    int k = 0;
    for (; k + 4 <= depth; k += 4) {
      int p = at + k * step;
      int q = nextAt + k * step;
      double x0 = a[p];
      double x1 = a[p + step];
      double x2 = a[p + 2 * step];
      double x3 = a[p + 3 * step];
      double y0 = a[q];
      double y1 = a[q + step];
      double y2 = a[q + 2 * step];
      double y3 = a[q + 3 * step];
      double[] b0 = rows[k];
      double[] b1 = rows[k + 1];
      double[] b2 = rows[k + 2];
      double[] b3 = rows[k + 3];
      for (int j = 0; j < n; j++) {
        double z0 = b0[j];
        double z1 = b1[j];
        double z2 = b2[j];
        double z3 = b3[j];
        c[j] += x0 * z0 + x1 * z1 + x2 * z2 + x3 * z3;
        d[j] += y0 * z0 + y1 * z1 + y2 * z2 + y3 * z3;
      }
    }
    for (; k < depth; k++) {
      double x = a[at + k * step];
      double y = a[nextAt + k * step];
      double[] b = rows[k];
      for (int j = 0; j < n; j++) {
        c[j] += x * b[j];
        d[j] += y * b[j];
      }
    }
  }

  private void load(Matrix c, int i, double[] into, boolean first) {
    double[] from = (double[]) c.array();
    int at = c.at(i, column);
    int step = c.columnStep();
    for (int j = 0; j < width; j++) {
      into[j] = first ? 0 : from[at + j * step];
    }
  }

  private void store(double[] from, Matrix c, int i) {
    double[] into = (double[]) c.array();
    int at = c.at(i, column);
    int step = c.columnStep();
    for (int j = 0; j < width; j++) {
      into[at + j * step] = from[j];
    }
  }

  @Override
  void dot(Matrix a, Matrix b, Matrix c, int i, int j) {
    double[] x = (double[]) a.array();
    double[] y = (double[]) b.array();
    int p = a.at(i, 0);
    int q = b.at(0, j);
    int ps = a.columnStep();
    int qs = b.rowStep();
    int n = a.columns();
    double even = 0;
    double odd = 0;
    int k = 0;
    for (; k + 2 <= n; k += 2) {
      even += x[p + k * ps] * y[q + k * qs];
      odd += x[p + (k + 1) * ps] * y[q + (k + 1) * qs];
    }
    if (k < n) {
      even += x[p + k * ps] * y[q + k * qs];
    }
    ((double[]) c.array())[c.at(i, j)] = even + odd;
  }
}
