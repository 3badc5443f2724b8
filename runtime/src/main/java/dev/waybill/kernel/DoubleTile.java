package dev.waybill.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Tiles of `f64`.
final class DoubleTile extends Tile {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int DEPTH = 128;
  private static final int STEP = DEPTH + PADDING;

  DoubleTile() {
    super(SPECIES.vectorBitSize(), LANES, DEPTH);
  }

  @Override
  double[] newArray(int length) {
    return new double[length];
  }

  @Override
  void multiply(int depth, Object a, int at, Object b, int bAt, Object out, int outAt) {
    double[] x = (double[]) a;
    double[] y = (double[]) b;
    double[] z = (double[]) out;
    if (rows == MANY_ROWS) {
      twelveRows(depth, x, at, y, bAt, z, outAt);
    } else {
      fourRows(depth, x, at, y, bAt, z, outAt);
    }
  }

  @Override
  void copyRows(Object from, int at, int step, Object into, int to, int toStep, int count) {
    double[] x = (double[]) from;
    double[] y = (double[]) into;
    for (int i = 0; i < count; i++) {
      int p = at + i * step;
      int q = to + i * toStep;
      DoubleVector.fromArray(SPECIES, x, p).intoArray(y, q);
      DoubleVector.fromArray(SPECIES, x, p + LANES).intoArray(y, q + LANES);
    }
  }

  @Override
  void add(Object tile, int at, Object into, int to, int step, int height) {
    double[] x = (double[]) tile;
    double[] y = (double[]) into;
    for (int i = 0; i < height; i++) {
      int p = at + i * 2 * LANES;
      int q = to + i * step;
      DoubleVector.fromArray(SPECIES, x, p)
          .add(DoubleVector.fromArray(SPECIES, y, q))
          .intoArray(y, q);
      DoubleVector.fromArray(SPECIES, x, p + LANES)
          .add(DoubleVector.fromArray(SPECIES, y, q + LANES))
          .intoArray(y, q + LANES);
    }
  }

  @Override
  void storePart(
      Object tile, int at, Object into, int to, int step, int height, int width, boolean adds) {
    double[] x = (double[]) tile;
    double[] y = (double[]) into;
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        double sum = x[at + i * 2 * LANES + j];
        y[to + i * step + j] = adds ? y[to + i * step + j] + sum : sum;
      }
    }
  }

  @Override
  void copy(
      Object from,
      int at,
      int step,
      int count,
      int elementStep,
      int length,
      Object into,
      int to,
      int toStep,
      int toElementStep) {
    double[] x = (double[]) from;
    double[] y = (double[]) into;
    for (int i = 0; i < count; i++) {
      if (elementStep == 1 && toElementStep == 1) {
        System.arraycopy(x, at + i * step, y, to + i * toStep, length);
        continue;
      }
      for (int j = 0; j < length; j++) {
        y[to + i * toStep + j * toElementStep] = x[at + i * step + j * elementStep];
      }
    }
  }

  // The sums stay in 24 of 32 registers.
  private static void twelveRows(
      int depth, double[] a, int at, double[] b, int bAt, double[] out, int outAt) {
    DoubleVector u0 = DoubleVector.zero(SPECIES);
    DoubleVector v0 = DoubleVector.zero(SPECIES);
    DoubleVector u1 = DoubleVector.zero(SPECIES);
    DoubleVector v1 = DoubleVector.zero(SPECIES);
    DoubleVector u2 = DoubleVector.zero(SPECIES);
    DoubleVector v2 = DoubleVector.zero(SPECIES);
    DoubleVector u3 = DoubleVector.zero(SPECIES);
    DoubleVector v3 = DoubleVector.zero(SPECIES);
    DoubleVector u4 = DoubleVector.zero(SPECIES);
    DoubleVector v4 = DoubleVector.zero(SPECIES);
    DoubleVector u5 = DoubleVector.zero(SPECIES);
    DoubleVector v5 = DoubleVector.zero(SPECIES);
    DoubleVector u6 = DoubleVector.zero(SPECIES);
    DoubleVector v6 = DoubleVector.zero(SPECIES);
    DoubleVector u7 = DoubleVector.zero(SPECIES);
    DoubleVector v7 = DoubleVector.zero(SPECIES);
    DoubleVector u8 = DoubleVector.zero(SPECIES);
    DoubleVector v8 = DoubleVector.zero(SPECIES);
    DoubleVector u9 = DoubleVector.zero(SPECIES);
    DoubleVector v9 = DoubleVector.zero(SPECIES);
    DoubleVector u10 = DoubleVector.zero(SPECIES);
    DoubleVector v10 = DoubleVector.zero(SPECIES);
    DoubleVector u11 = DoubleVector.zero(SPECIES);
    DoubleVector v11 = DoubleVector.zero(SPECIES);
    for (int k = 0; k < depth; k++) {
      int q = bAt + k * (2 * LANES);
      DoubleVector y = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector z = DoubleVector.fromArray(SPECIES, b, q + LANES);
      int p = at + k;
      DoubleVector x0 = DoubleVector.broadcast(SPECIES, a[p]);
      u0 = x0.fma(y, u0);
      v0 = x0.fma(z, v0);
      DoubleVector x1 = DoubleVector.broadcast(SPECIES, a[p + STEP]);
      u1 = x1.fma(y, u1);
      v1 = x1.fma(z, v1);
      DoubleVector x2 = DoubleVector.broadcast(SPECIES, a[p + 2 * STEP]);
      u2 = x2.fma(y, u2);
      v2 = x2.fma(z, v2);
      DoubleVector x3 = DoubleVector.broadcast(SPECIES, a[p + 3 * STEP]);
      u3 = x3.fma(y, u3);
      v3 = x3.fma(z, v3);
      DoubleVector x4 = DoubleVector.broadcast(SPECIES, a[p + 4 * STEP]);
      u4 = x4.fma(y, u4);
      v4 = x4.fma(z, v4);
      DoubleVector x5 = DoubleVector.broadcast(SPECIES, a[p + 5 * STEP]);
      u5 = x5.fma(y, u5);
      v5 = x5.fma(z, v5);
      DoubleVector x6 = DoubleVector.broadcast(SPECIES, a[p + 6 * STEP]);
      u6 = x6.fma(y, u6);
      v6 = x6.fma(z, v6);
      DoubleVector x7 = DoubleVector.broadcast(SPECIES, a[p + 7 * STEP]);
      u7 = x7.fma(y, u7);
      v7 = x7.fma(z, v7);
      DoubleVector x8 = DoubleVector.broadcast(SPECIES, a[p + 8 * STEP]);
      u8 = x8.fma(y, u8);
      v8 = x8.fma(z, v8);
      DoubleVector x9 = DoubleVector.broadcast(SPECIES, a[p + 9 * STEP]);
      u9 = x9.fma(y, u9);
      v9 = x9.fma(z, v9);
      DoubleVector x10 = DoubleVector.broadcast(SPECIES, a[p + 10 * STEP]);
      u10 = x10.fma(y, u10);
      v10 = x10.fma(z, v10);
      DoubleVector x11 = DoubleVector.broadcast(SPECIES, a[p + 11 * STEP]);
      u11 = x11.fma(y, u11);
      v11 = x11.fma(z, v11);
    }
    u0.intoArray(out, outAt + 0 * LANES);
    v0.intoArray(out, outAt + 1 * LANES);
    u1.intoArray(out, outAt + 2 * LANES);
    v1.intoArray(out, outAt + 3 * LANES);
    u2.intoArray(out, outAt + 4 * LANES);
    v2.intoArray(out, outAt + 5 * LANES);
    u3.intoArray(out, outAt + 6 * LANES);
    v3.intoArray(out, outAt + 7 * LANES);
    u4.intoArray(out, outAt + 8 * LANES);
    v4.intoArray(out, outAt + 9 * LANES);
    u5.intoArray(out, outAt + 10 * LANES);
    v5.intoArray(out, outAt + 11 * LANES);
    u6.intoArray(out, outAt + 12 * LANES);
    v6.intoArray(out, outAt + 13 * LANES);
    u7.intoArray(out, outAt + 14 * LANES);
    v7.intoArray(out, outAt + 15 * LANES);
    u8.intoArray(out, outAt + 16 * LANES);
    v8.intoArray(out, outAt + 17 * LANES);
    u9.intoArray(out, outAt + 18 * LANES);
    v9.intoArray(out, outAt + 19 * LANES);
    u10.intoArray(out, outAt + 20 * LANES);
    v10.intoArray(out, outAt + 21 * LANES);
    u11.intoArray(out, outAt + 22 * LANES);
    v11.intoArray(out, outAt + 23 * LANES);
  }

  // The sums stay in 8 of 16 registers; with six rows HotSpot runs out of them.
  private static void fourRows(
      int depth, double[] a, int at, double[] b, int bAt, double[] out, int outAt) {
    DoubleVector u0 = DoubleVector.zero(SPECIES);
    DoubleVector v0 = DoubleVector.zero(SPECIES);
    DoubleVector u1 = DoubleVector.zero(SPECIES);
    DoubleVector v1 = DoubleVector.zero(SPECIES);
    DoubleVector u2 = DoubleVector.zero(SPECIES);
    DoubleVector v2 = DoubleVector.zero(SPECIES);
    DoubleVector u3 = DoubleVector.zero(SPECIES);
    DoubleVector v3 = DoubleVector.zero(SPECIES);
    for (int k = 0; k < depth; k++) {
      int q = bAt + k * (2 * LANES);
      DoubleVector y = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector z = DoubleVector.fromArray(SPECIES, b, q + LANES);
      int p = at + k;
      DoubleVector x0 = DoubleVector.broadcast(SPECIES, a[p]);
      u0 = x0.fma(y, u0);
      v0 = x0.fma(z, v0);
      DoubleVector x1 = DoubleVector.broadcast(SPECIES, a[p + STEP]);
      u1 = x1.fma(y, u1);
      v1 = x1.fma(z, v1);
      DoubleVector x2 = DoubleVector.broadcast(SPECIES, a[p + 2 * STEP]);
      u2 = x2.fma(y, u2);
      v2 = x2.fma(z, v2);
      DoubleVector x3 = DoubleVector.broadcast(SPECIES, a[p + 3 * STEP]);
      u3 = x3.fma(y, u3);
      v3 = x3.fma(z, v3);
    }
    u0.intoArray(out, outAt + 0 * LANES);
    v0.intoArray(out, outAt + 1 * LANES);
    u1.intoArray(out, outAt + 2 * LANES);
    v1.intoArray(out, outAt + 3 * LANES);
    u2.intoArray(out, outAt + 4 * LANES);
    v2.intoArray(out, outAt + 5 * LANES);
    u3.intoArray(out, outAt + 6 * LANES);
    v3.intoArray(out, outAt + 7 * LANES);
  }
}
