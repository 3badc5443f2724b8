package dev.waybill.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Sums of numbers whose sums are exact in `f32`, in whatever order, against sums of longs.
class FloatSumsTest {

  @Test
  void addsUpAnyNumberOfNumbers() {
    float[] x = new float[200_000];
    for (int i = 0; i < x.length; i++) {
      x[i] = i * 31 % 17 - 8;
    }
    for (int n = 0; n < x.length; n += 1 + n / 7) {
      long sum = 0;
      for (int i = 0; i < n; i++) {
        sum += (long) x[i];
      }
      assertThat(FloatSums.of(x, 0, n)).isEqualTo((double) sum);
    }
  }

  @Test
  void addsUpAlongNeighbouringAxes() {
    Tensor x = Tensor.empty(DType.F32, 5, 130, 70);
    float[] values = x.floatArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 31 % 17 - 8;
    }
    int[][] axes = {{0}, {1}, {2}, {0, 1}, {1, 2}, {0, 1, 2}};
    for (Tensor view : new Tensor[] {x, TensorOps.transpose(x, 0, 2)}) {
      for (int[] dims : axes) {
        Tensor found = Objects.requireNonNull(FloatSums.along(view, dims, false, 0.5));
        assertThat(found.toFloatArray())
            .containsExactly(halves(view.toFloatArray(), view.shape(), dims));
      }
    }
    assertThat(FloatSums.along(x, new int[] {0, 2}, false, 1)).isNull();
  }

  // In f32 alone the sum of 20 million times 0.1 is off by more than a hundredth.
  @Test
  void keepsDigitsOfLongSums() {
    Tensor x = TensorOps.expand(Tensor.of(0.1f), new long[] {20_000_000});
    Tensor sum = Objects.requireNonNull(FloatSums.along(x, new int[] {0}, false, 1));
    assertThat(sum.getFloat()).isCloseTo(20_000_000 * 0.1f, within(1f));
  }

  @Test
  void doesNotOverflowOnItsWay() {
    float[] x = new float[4000];
    for (int i = 0; i < x.length; i++) {
      x[i] = i % 4 < 2 ? 3e38f : -3e38f;
    }
    assertThat(FloatSums.of(x, 0, x.length)).isZero();
  }

  private static float[] halves(float[] x, long[] shape, int[] dims) {
    boolean[] reduced = new boolean[3];
    int size = 1;
    for (int dim : dims) {
      reduced[dim] = true;
    }
    for (int axis = 0; axis < 3; axis++) {
      size *= reduced[axis] ? 1 : (int) shape[axis];
    }
    float[] sums = new float[size];
    for (int i = 0; i < x.length; i++) {
      int[] index = {
        (int) (i / shape[2] / shape[1]), (int) (i / shape[2] % shape[1]), (int) (i % shape[2])
      };
      int to = 0;
      for (int axis = 0; axis < 3; axis++) {
        to = reduced[axis] ? to : to * (int) shape[axis] + index[axis];
      }
      sums[to] += x[i];
    }
    for (int i = 0; i < size; i++) {
      sums[i] *= 0.5f;
    }
    return sums;
  }
}
