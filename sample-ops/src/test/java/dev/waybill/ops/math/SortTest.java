package dev.waybill.ops.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.api.MathOps;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortTest {

  /// Expected order: Java's own stable sort, which orders NaN last as well.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 1001})
  void agreesWithStableSortOfJava(int count) {
    Random random = new Random(count);
    double[] values = random.doubles(count).map(v -> Math.rint(v * 20)).toArray();
    values[random.nextInt(count)] = Double.NaN;
    values[random.nextInt(count)] = Double.NEGATIVE_INFINITY;
    Comparator<Integer> ascending = Comparator.comparingDouble(i -> values[i]);
    Tensor x = Tensor.of(values);

    assertThat(MathOps.argsort(x).toLongArray()).isEqualTo(order(count, ascending));
    assertThat(MathOps.argsort(x, -1, true, true).toLongArray())
        .isEqualTo(order(count, ascending.reversed()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void takesTheEndsOfTheOrder(boolean largest) {
    Tensor rows = Tensor.of(5f, 1f, 4f, 2f, 3f, 3f);
    Tensor x = TensorOps.transpose(TensorOps.reshape(rows, new long[] {3, 2}), 0, 1);
    ValuesAndIndices best = MathOps.topK(x, 2, 1, largest);
    // x is [[5, 4, 3], [1, 2, 3]].
    assertThat(best.values().toFloatArray())
        .containsExactly(largest ? new float[] {5, 4, 3, 2} : new float[] {3, 4, 1, 2});
    assertThat(best.indices().toLongArray())
        .containsExactly(largest ? new long[] {0, 1, 2, 1} : new long[] {2, 1, 0, 1});
  }

  private static long[] order(int count, Comparator<Integer> by) {
    return IntStream.range(0, count).boxed().sorted(by).mapToLong(i -> i).toArray();
  }
}
