package dev.waybill.kernel;

/// Blocks of `f32`.
final class FloatBlock extends Block {
  private final float[][] rows;
  private final float[] upper;
  private final float[] lower;

  FloatBlock(int depth, int width) {
    rows = new float[depth][width];
    upper = new float[width];
    lower = new float[width];
  }

  @Override
  void copy(Matrix b, int at, int k) {
    float[] from = (float[]) b.array();
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
    add((float[]) a.array(), a.at(i, row), a.at(next, row), a.columnStep());
    store(upper, c, i);
    if (next != i) {
      store(lower, c, next);
    }
  }

  private void add(float[] a, int at, int nextAt, int step) {
    float[] c = upper;
    float[] d = lower;
    int n = width;
    int k = 0;
    for (; k + 4 <= depth; k += 4) {
      int p = at + k * step;
      int q = nextAt + k * step;
      float x0 = a[p];
      float x1 = a[p + step];
      float x2 = a[p + 2 * step];
      float x3 = a[p + 3 * step];
      float y0 = a[q];
      float y1 = a[q + step];
      float y2 = a[q + 2 * step];
      float y3 = a[q + 3 * step];
      float[] b0 = rows[k];
      float[] b1 = rows[k + 1];
      float[] b2 = rows[k + 2];
      float[] b3 = rows[k + 3];
      for (int j = 0; j < n; j++) {
        float z0 = b0[j];
        float z1 = b1[j];
        float z2 = b2[j];
        float z3 = b3[j];
        c[j] += x0 * z0 + x1 * z1 + x2 * z2 + x3 * z3;
        d[j] += y0 * z0 + y1 * z1 + y2 * z2 + y3 * z3;
      }
    }
    for (; k < depth; k++) {
      float x = a[at + k * step];
      float y = a[nextAt + k * step];
      float[] b = rows[k];
      for (int j = 0; j < n; j++) {
        c[j] += x * b[j];
        d[j] += y * b[j];
      }
    }
  }

  private void load(Matrix c, int i, float[] into, boolean first) {
    float[] from = (float[]) c.array();
    int at = c.at(i, column);
    int step = c.columnStep();
    for (int j = 0; j < width; j++) {
      into[j] = first ? 0 : from[at + j * step];
    }
  }

  private void store(float[] from, Matrix c, int i) {
    float[] into = (float[]) c.array();
    int at = c.at(i, column);
    int step = c.columnStep();
    for (int j = 0; j < width; j++) {
      into[at + j * step] = from[j];
    }
  }

  @Override
  void dot(Matrix a, Matrix b, Matrix c, int i, int j) {
    float[] x = (float[]) a.array();
    float[] y = (float[]) b.array();
    int p = a.at(i, 0);
    int q = b.at(0, j);
    int ps = a.columnStep();
    int qs = b.rowStep();
    int n = a.columns();
    double even = 0;
    double odd = 0;
    int k = 0;
    for (; k + 2 <= n; k += 2) {
      even += (double) x[p + k * ps] * y[q + k * qs];
      odd += (double) x[p + (k + 1) * ps] * y[q + (k + 1) * qs];
    }
    if (k < n) {
      even += (double) x[p + k * ps] * y[q + k * qs];
    }
    ((float[]) c.array())[c.at(i, j)] = (float) (even + odd);
  }
}
