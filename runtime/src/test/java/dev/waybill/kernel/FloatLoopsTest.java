package dev.waybill.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.tensor.Broadcast;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The loops against element by element access, which knows nothing of runs and tiles.
class FloatLoopsTest {
  // Around the widths of vectors, rows that are short, tiles, and what threads share.
  private static final int[] LENGTHS = {1, 2, 3, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 300};

  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void reachesEachPairOfElementsInAnyLayout() {
    for (int round = 0; round < 400; round++) {
      long[] shape = shape(1 + random.nextInt(3));
      Tensor a = view(shape, random.nextBoolean());
      Tensor b = view(shape, random.nextBoolean());
      checkDifference(a, b, FloatLoops.binary("t.op", a, b, FloatLoopsTest::sub, TensorOps::sub));
    }
  }

  @Test
  void sharesLargeTensorsOut() {
    Tensor a = Tensor.rand(DType.F32, 1L, 517, 413);
    Tensor b = Tensor.rand(DType.F32, 2L, 413, 517);
    checkDifference(
        a,
        TensorOps.t(b),
        FloatLoops.binary("t.op", a, TensorOps.t(b), FloatLoopsTest::sub, TensorOps::sub));
    Tensor c = Tensor.rand(DType.F32, 3L, 517, 413);
    checkDifference(a, c, FloatLoops.binary("t.op", a, c, FloatLoopsTest::sub, TensorOps::sub));
  }

  @Test
  void takesNumbersOfOtherDtypes() {
    Tensor a = Tensor.of(1.5f, 2.5f);
    Tensor d = FloatLoops.binary("t.op", a, Tensor.scalar(1L), FloatLoopsTest::sub, TensorOps::sub);
    assertThat(d.toFloatArray()).containsExactly(0.5f, 1.5f);
    Tensor e =
        FloatLoops.binary("t.op", Tensor.scalar(4.0), a, FloatLoopsTest::sub, TensorOps::sub);
    assertThat(e.toFloatArray()).containsExactly(2.5f, 1.5f);
  }

  @Test
  void leavesOtherDtypesToTheReference() {
    Tensor wide = Tensor.of(1.0, 2.0);
    Tensor d =
        FloatLoops.binary(
            "t.op", Tensor.of(4f, 4f), wide, FloatLoopsTest::sub, (x, y) -> Tensor.of(7.0));
    assertThat(d.toDoubleArray()).containsExactly(7);
  }

  @Test
  void goesAlongRowsOfAnyAxis() {
    for (int round = 0; round < 100; round++) {
      Tensor x = view(shape(1 + random.nextInt(3)), false);
      int dim = random.nextInt(x.rank());
      Tensor y = FloatLoops.rows(x, dim, FloatLoopsTest::runningSum);
      float[] found = y.toFloatArray();
      float[] from = x.toFloatArray();
      int inner = 1;
      for (int axis = dim + 1; axis < x.rank(); axis++) {
        inner *= (int) x.layout().shape(axis);
      }
      int length = (int) x.layout().shape(dim);
      for (int i = 0; i < from.length; i++) {
        boolean begins = i / inner % length == 0;
        float before = begins ? 0 : found[i - inner];
        assertThat(found[i]).isEqualTo(before + from[i]);
      }
    }
  }

  private static void checkDifference(Tensor a, Tensor b, Tensor found) {
    Broadcast both = Broadcast.of("t.op", a.layout(), b.layout());
    assertThat(found.shape()).isEqualTo(both.shape());
    float[] x = TensorOps.expand(a, both.shape()).toFloatArray();
    float[] y = TensorOps.expand(b, both.shape()).toFloatArray();
    float[] z = found.toFloatArray();
    for (int i = 0; i < z.length; i++) {
      if (z[i] != x[i] - y[i]) {
        assertThat(z[i]).as("%s - %s at %d", a.layout(), b.layout(), i).isEqualTo(x[i] - y[i]);
      }
    }
  }

  private long[] shape(int rank) {
    long[] shape = new long[rank];
    for (int axis = 0; axis < rank; axis++) {
      shape[axis] = LENGTHS[random.nextInt(rank == 3 ? 9 : LENGTHS.length)];
    }
    return shape;
  }

  /// Returns a tensor of a shape, or one that is broadcast to it: dense, transposed or with gaps.
  private Tensor view(long[] shape, boolean repeats) {
    int rank = shape.length;
    int skipped = repeats ? random.nextInt(rank + 1) : 0;
    List<Integer> order = new ArrayList<>();
    for (int axis = skipped; axis < rank; axis++) {
      order.add(random.nextInt(order.size() + 1), axis - skipped);
    }
    long[] stored = new long[rank - skipped];
    int[] dims = new int[stored.length];
    long[] wanted = new long[stored.length];
    boolean gaps = random.nextBoolean();
    for (int axis = 0; axis < stored.length; axis++) {
      boolean isOne = repeats && random.nextInt(3) == 0;
      wanted[axis] = isOne ? 1 : shape[axis + skipped];
      int place = order.indexOf(axis);
      dims[axis] = place;
      stored[place] = gaps && axis == stored.length - 1 ? wanted[axis] * 2 : wanted[axis];
    }
    Tensor x = TensorOps.permute(Tensor.rand(DType.F32, random.nextLong(), stored), dims);
    for (int axis = 0; axis < stored.length; axis++) {
      if (x.layout().shape(axis) != wanted[axis]) {
        x = TensorOps.slice(x, axis, 1L, 2 * wanted[axis], 2);
      }
    }
    assertThat(x.shape()).isEqualTo(wanted);
    return x;
  }

  private static void sub(float[] x, int xAt, float[] y, int yAt, float[] z, int zAt, int n) {
    for (int i = 0; i < n; i++) {
      z[zAt + i] = x[xAt + i] - y[yAt + i];
    }
  }

  private static void runningSum(float[] x, int xAt, float[] y, int yAt, int n) {
    float sum = 0;
    for (int i = 0; i < n; i++) {
      sum += x[xAt + i];
      y[yAt + i] = sum;
    }
  }
}
