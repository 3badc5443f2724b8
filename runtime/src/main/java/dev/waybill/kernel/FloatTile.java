package dev.waybill.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Tiles of `f32`.
final class FloatTile extends Tile {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int DEPTH = 256;
  private static final int STEP = DEPTH + PADDING;

  FloatTile() {
    super(SPECIES.vectorBitSize(), LANES, DEPTH);
  }

  @Override
  float[] newArray(int length) {
    return new float[length];
  }

  @Override
  void multiply(int depth, Object a, int at, Object b, int bAt, Object out, int outAt) {
    float[] x = (float[]) a;
    float[] y = (float[]) b;
    float[] z = (float[]) out;
    if (rows == MANY_ROWS) {
      twelveRows(depth, x, at, y, bAt, z, outAt);
    } else {
      fourRows(depth, x, at, y, bAt, z, outAt);
    }
  }

  @Override
  void copyRows(Object from, int at, int step, Object into, int to, int toStep, int count) {
    float[] x = (float[]) from;
    float[] y = (float[]) into;
    for (int i = 0; i < count; i++) {
      int p = at + i * step;
      int q = to + i * toStep;
      FloatVector.fromArray(SPECIES, x, p).intoArray(y, q);
      FloatVector.fromArray(SPECIES, x, p + LANES).intoArray(y, q + LANES);
    }
  }

  @Override
  void add(Object tile, int at, Object into, int to, int step, int height) {
    float[] x = (float[]) tile;
    float[] y = (float[]) into;
    for (int i = 0; i < height; i++) {
      int p = at + i * 2 * LANES;
      int q = to + i * step;
      FloatVector.fromArray(SPECIES, x, p)
          .add(FloatVector.fromArray(SPECIES, y, q))
          .intoArray(y, q);
      FloatVector.fromArray(SPECIES, x, p + LANES)
          .add(FloatVector.fromArray(SPECIES, y, q + LANES))
          .intoArray(y, q + LANES);
    }
  }

  @Override
  void storePart(
      Object tile, int at, Object into, int to, int step, int height, int width, boolean adds) {
    float[] x = (float[]) tile;
    float[] y = (float[]) into;
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        float sum = x[at + i * 2 * LANES + j];
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
    float[] x = (float[]) from;
    float[] y = (float[]) into;
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
      int depth, float[] a, int at, float[] b, int bAt, float[] out, int outAt) {
    FloatVector u0 = FloatVector.zero(SPECIES);
    FloatVector v0 = FloatVector.zero(SPECIES);
    FloatVector u1 = FloatVector.zero(SPECIES);
    FloatVector v1 = FloatVector.zero(SPECIES);
    FloatVector u2 = FloatVector.zero(SPECIES);
    FloatVector v2 = FloatVector.zero(SPECIES);
    FloatVector u3 = FloatVector.zero(SPECIES);
    FloatVector v3 = FloatVector.zero(SPECIES);
    FloatVector u4 = FloatVector.zero(SPECIES);
    FloatVector v4 = FloatVector.zero(SPECIES);
    FloatVector u5 = FloatVector.zero(SPECIES);
    FloatVector v5 = FloatVector.zero(SPECIES);
    FloatVector u6 = FloatVector.zero(SPECIES);
    FloatVector v6 = FloatVector.zero(SPECIES);
    FloatVector u7 = FloatVector.zero(SPECIES);
    FloatVector v7 = FloatVector.zero(SPECIES);
    FloatVector u8 = FloatVector.zero(SPECIES);
    FloatVector v8 = FloatVector.zero(SPECIES);
    FloatVector u9 = FloatVector.zero(SPECIES);
    FloatVector v9 = FloatVector.zero(SPECIES);
    FloatVector u10 = FloatVector.zero(SPECIES);
    FloatVector v10 = FloatVector.zero(SPECIES);
    FloatVector u11 = FloatVector.zero(SPECIES);
    FloatVector v11 = FloatVector.zero(SPECIES);
    for (int k = 0; k < depth; k++) {
      int q = bAt + k * (2 * LANES);
      FloatVector y = FloatVector.fromArray(SPECIES, b, q);
      FloatVector z = FloatVector.fromArray(SPECIES, b, q + LANES);
      int p = at + k;
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[p]);
      u0 = x0.fma(y, u0);
      v0 = x0.fma(z, v0);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[p + STEP]);
      u1 = x1.fma(y, u1);
      v1 = x1.fma(z, v1);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[p + 2 * STEP]);
      u2 = x2.fma(y, u2);
      v2 = x2.fma(z, v2);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[p + 3 * STEP]);
      u3 = x3.fma(y, u3);
      v3 = x3.fma(z, v3);
      FloatVector x4 = FloatVector.broadcast(SPECIES, a[p + 4 * STEP]);
      u4 = x4.fma(y, u4);
      v4 = x4.fma(z, v4);
      FloatVector x5 = FloatVector.broadcast(SPECIES, a[p + 5 * STEP]);
      u5 = x5.fma(y, u5);
      v5 = x5.fma(z, v5);
      FloatVector x6 = FloatVector.broadcast(SPECIES, a[p + 6 * STEP]);
      u6 = x6.fma(y, u6);
      v6 = x6.fma(z, v6);
      FloatVector x7 = FloatVector.broadcast(SPECIES, a[p + 7 * STEP]);
      u7 = x7.fma(y, u7);
      v7 = x7.fma(z, v7);
      FloatVector x8 = FloatVector.broadcast(SPECIES, a[p + 8 * STEP]);
      u8 = x8.fma(y, u8);
      v8 = x8.fma(z, v8);
      FloatVector x9 = FloatVector.broadcast(SPECIES, a[p + 9 * STEP]);
      u9 = x9.fma(y, u9);
      v9 = x9.fma(z, v9);
      FloatVector x10 = FloatVector.broadcast(SPECIES, a[p + 10 * STEP]);
      u10 = x10.fma(y, u10);
      v10 = x10.fma(z, v10);
      FloatVector x11 = FloatVector.broadcast(SPECIES, a[p + 11 * STEP]);
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
      int depth, float[] a, int at, float[] b, int bAt, float[] out, int outAt) {
    FloatVector u0 = FloatVector.zero(SPECIES);
    FloatVector v0 = FloatVector.zero(SPECIES);
    FloatVector u1 = FloatVector.zero(SPECIES);
    FloatVector v1 = FloatVector.zero(SPECIES);
    FloatVector u2 = FloatVector.zero(SPECIES);
    FloatVector v2 = FloatVector.zero(SPECIES);
    FloatVector u3 = FloatVector.zero(SPECIES);
    FloatVector v3 = FloatVector.zero(SPECIES);
    for (int k = 0; k < depth; k++) {
      int q = bAt + k * (2 * LANES);
      FloatVector y = FloatVector.fromArray(SPECIES, b, q);
      FloatVector z = FloatVector.fromArray(SPECIES, b, q + LANES);
      int p = at + k;
      FloatVector x0 = FloatVector.broadcast(SPECIES, a[p]);
      u0 = x0.fma(y, u0);
      v0 = x0.fma(z, v0);
      FloatVector x1 = FloatVector.broadcast(SPECIES, a[p + STEP]);
      u1 = x1.fma(y, u1);
      v1 = x1.fma(z, v1);
      FloatVector x2 = FloatVector.broadcast(SPECIES, a[p + 2 * STEP]);
      u2 = x2.fma(y, u2);
      v2 = x2.fma(z, v2);
      FloatVector x3 = FloatVector.broadcast(SPECIES, a[p + 3 * STEP]);
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
