package dev.waybill.kernel;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/// Sums of `f32` on the Vector API, in `double`: a mean that is off by a unit in the last place of
/// `f32` would spoil what is divided by a deviation. Load this class only where the capability
/// `vector` is there.
public final class FloatSums {
  private static final VectorSpecies<Double> WIDE = DoubleVector.SPECIES_PREFERRED;

  private static final int LANES = WIDE.length();

  /// As many floats as there are doubles in a vector.
  private static final VectorSpecies<Float> HALF =
      VectorSpecies.of(float.class, VectorShape.forBitSize(WIDE.vectorBitSize() / 2));

  /// Numbers that one thread adds up, so that the order does not depend on the threads.
  private static final int BLOCK = 4096;

  private static final VectorSpecies<Float> FULL = FloatVector.SPECIES_PREFERRED;

  /// Squares that are added up in `f32`, 32 in each lane of two vectors.
  private static final int SQUARES = 64 * FULL.length();

  private static final int COLUMNS = 256;

  /// Below, another thread costs more than it does.
  private static final int LEAST = 1 << 16;

  private FloatSums() {}

  /// Adds up numbers that stand side by side.
  ///
  /// @param x the numbers
  /// @param at where they begin
  /// @param n how many; from 0
  /// @return the sum
  public static double of(float[] x, int at, int n) {
    // Four sums hide the latency of an addition.
    int lanes = HALF.length();
    DoubleVector a = DoubleVector.zero(WIDE);
    DoubleVector b = a;
    DoubleVector c = a;
    DoubleVector d = a;
    int i = 0;
    for (; i <= n - 4 * lanes; i += 4 * lanes) {
      a = a.add(wide(x, at + i));
      b = b.add(wide(x, at + i + lanes));
      c = c.add(wide(x, at + i + 2 * lanes));
      d = d.add(wide(x, at + i + 3 * lanes));
    }
    double sum = i == 0 ? 0 : ofLanes(a.add(b).add(c.add(d)));
    for (; i < n; i++) {
      sum += x[at + i];
    }
    return sum;
  }

  /// Adds up the squares of the distances from a number: blocks in `f32`, and these in `double`.
  ///
  /// @param x the numbers, which stand side by side
  /// @param at where they begin
  /// @param n how many; from 0
  /// @param middle the number
  /// @return the sum
  public static double ofSquares(float[] x, int at, int n, float middle) {
    int lanes = FULL.length();
    double sum = 0;
    for (int from = 0; from < n; from += SQUARES) {
      int to = Math.min(n, from + SQUARES);
      FloatVector a = FloatVector.zero(FULL);
      FloatVector b = a;
      int i = from;
      for (; i <= to - 2 * lanes; i += 2 * lanes) {
        FloatVector u = FloatVector.fromArray(FULL, x, at + i).sub(middle);
        FloatVector v = FloatVector.fromArray(FULL, x, at + i + lanes).sub(middle);
        a = u.fma(u, a);
        b = v.fma(v, b);
      }
      if (i > from) {
        FloatVector both = a.add(b);
        DoubleVector low = (DoubleVector) both.convertShape(VectorOperators.F2D, WIDE, 0);
        DoubleVector high = (DoubleVector) both.convertShape(VectorOperators.F2D, WIDE, 1);
        sum += ofLanes(low.add(high));
      }
      for (; i < to; i++) {
        float distance = x[at + i] - middle;
        sum += distance * distance;
      }
    }
    return sum;
  }

  // Not reduceLanes: the Vector API leaves its order open, and HotSpot's is not the interpreter's.
  private static double ofLanes(DoubleVector lanes) {
    return switch (LANES) {
      case 8 ->
          ((lanes.lane(0) + lanes.lane(4)) + (lanes.lane(2) + lanes.lane(6)))
              + ((lanes.lane(1) + lanes.lane(5)) + (lanes.lane(3) + lanes.lane(7)));
      case 4 -> (lanes.lane(0) + lanes.lane(2)) + (lanes.lane(1) + lanes.lane(3));
      case 2 -> lanes.lane(0) + lanes.lane(1);
      default -> ofArray(lanes.toArray());
    };
  }

  private static double ofArray(double[] sums) {
    for (int half = sums.length / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        sums[i] += sums[i + half];
      }
    }
    return sums[0];
  }

  private static DoubleVector wide(float[] x, int at) {
    return (DoubleVector)
        FloatVector.fromArray(HALF, x, at).convertShape(VectorOperators.F2D, WIDE, 0);
  }

  /// Adds up a tensor along neighbouring axes.
  ///
  /// @param x the tensor, of dtype `f32`
  /// @param dims the axes, as [Reductions#dims] returns them
  /// @param keepDim whether they stay with length 1
  /// @param factor what the sums are multiplied by
  /// @return a new tensor, or `null` where the axes are not neighbours or the tensor is empty
  public static @Nullable Tensor along(Tensor x, int[] dims, boolean keepDim, double factor) {
    if (x.size() == 0 || dims.length == 0 || dims[dims.length - 1] - dims[0] != dims.length - 1) {
      return null;
    }
    Tensor dense = x.layout().isDense() ? x : Copies.dense(x);
    int outer = 1;
    int count = 1;
    int inner = 1;
    for (int axis = 0; axis < x.rank(); axis++) {
      int length = (int) x.layout().shape(axis);
      if (axis < dims[0]) {
        outer *= length;
      } else if (axis > dims[dims.length - 1]) {
        inner *= length;
      } else {
        count *= length;
      }
    }
    Tensor y = Results.empty(x, DType.F32, Reductions.shape(x, dims, keepDim));
    float[] from = dense.floatArray();
    int at = dense.arrayOffset();
    float[] into = y.floatArray();
    if (inner > 1) {
      columns(from, at, into, new Extent(outer, count, inner), factor);
    } else if (outer == 1) {
      into[0] = (float) (whole(from, at, count) * factor);
    } else {
      int length = count;
      Parallel.run(
          outer,
          Math.max(1, LEAST / length),
          (first, last) -> {
            for (int row = first; row < last; row++) {
              into[row] = (float) (of(from, at + row * length, length) * factor);
            }
          });
    }
    return y;
  }

  private record Extent(int outer, int count, int inner) {}

  private static double whole(float[] x, int at, int n) {
    if (n < 2 * LEAST) {
      return of(x, at, n);
    }
    double[] sums = new double[(n + BLOCK - 1) / BLOCK];
    Parallel.run(
        sums.length,
        LEAST / BLOCK,
        (first, last) -> {
          for (int i = first; i < last; i++) {
            sums[i] = of(x, at + i * BLOCK, Math.min(BLOCK, n - i * BLOCK));
          }
        });
    double sum = 0;
    for (double each : sums) {
      sum += each;
    }
    return sum;
  }

  private static void columns(float[] x, int at, float[] y, Extent extent, double factor) {
    int inner = extent.inner;
    int count = extent.count;
    int across = Math.ceilDiv(inner, COLUMNS);
    int size = count * Math.min(inner, COLUMNS);
    Parallel.run(
        extent.outer * across,
        Math.max(1, LEAST / size),
        (first, last) -> {
          double[] sums = new double[Math.min(inner, COLUMNS)];
          for (int part = first; part < last; part++) {
            int left = part % across * COLUMNS;
            int wide = Math.min(COLUMNS, inner - left);
            int start = at + part / across * count * inner + left;
            Arrays.fill(sums, 0);
            for (int row = 0; row < count; row++) {
              add(x, start + row * inner, sums, wide);
            }
            int to = part / across * inner + left;
            for (int i = 0; i < wide; i++) {
              y[to + i] = (float) (sums[i] * factor);
            }
          }
        });
  }

  private static void add(float[] x, int at, double[] sums, int n) {
    int i = 0;
    for (; i < WIDE.loopBound(n); i += WIDE.length()) {
      DoubleVector.fromArray(WIDE, sums, i).add(wide(x, at + i)).intoArray(sums, i);
    }
    for (; i < n; i++) {
      sums[i] += x[at + i];
    }
  }
}
