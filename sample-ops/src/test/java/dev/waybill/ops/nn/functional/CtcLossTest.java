package dev.waybill.ops.nn.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.OpException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The loss beside its definition: the sum over all sequences of classes that become the labels
/// when repeats are joined and blanks left out.
class CtcLossTest {
  private static final int TIME = 5;
  private static final int CLASSES = 3;

  private final Tensor logits = Tensor.randn(DType.F64, 3, TIME, 2, CLASSES);
  private final Tensor logProbs = Functional.logSoftmax(logits, 2);

  @Test
  void sumsOverAllAlignments() {
    Tensor targets = Tensor.fromArray(new long[] {1, 1, 2, 2, 0, 0}, 2, 3);
    Tensor inputs = Tensor.of(5L, 4L);
    Tensor counts = Tensor.of(3L, 1L);
    double[] expected = {cost(0, 5, 0, List.of(1, 1, 2)), cost(1, 4, 0, List.of(2))};
    double[] found =
        Functional.ctcLoss(logProbs, targets, inputs, counts, 0, "none", false).toDoubleArray();
    assertThat(found).containsExactly(expected, within(1e-12));
    double mean = Functional.ctcLoss(logProbs, targets, inputs, counts).getDouble();
    assertThat(mean).isCloseTo((expected[0] / 3 + expected[1]) / 2, within(1e-12));
    Tensor joined = Tensor.of(1L, 1L, 2L, 2L);
    Tensor sum = Functional.ctcLoss(logProbs, joined, inputs, counts, 0, "sum", false);
    assertThat(sum.getDouble()).isCloseTo(expected[0] + expected[1], within(1e-12));
  }

  @Test
  void anyClassMayBeTheBlank() {
    Tensor alone = TensorOps.select(logProbs, 1, 1);
    Tensor labels = Tensor.of(0L, 1L);
    Tensor five = Tensor.scalar(5L);
    Tensor loss = Functional.ctcLoss(alone, labels, five, Tensor.scalar(2L), 2, "none", false);
    assertThat(loss.rank()).isZero();
    assertThat(loss.getDouble()).isCloseTo(cost(1, 5, 2, List.of(0, 1)), within(1e-12));
  }

  @Test
  void noLabelsAreAllBlanks() {
    Tensor none = Tensor.zeros(DType.I64, 2, 0);
    Tensor zero = Tensor.of(0L, 0L);
    double[] found =
        Functional.ctcLoss(logProbs, none, Tensor.of(5L, 0L), zero, 0, "none", false)
            .toDoubleArray();
    assertThat(found).containsExactly(new double[] {cost(0, 5, 0, List.of()), 0}, within(1e-12));
  }

  @Test
  void gradientByLogitsIsSoftmaxLessTheShareOfEachClass() {
    Tensor leaf = TensorOps.clone(logits).requiresGrad(true);
    Tensor targets = Tensor.of(1L, 2L, 2L);
    Tensor counts = Tensor.of(2L, 1L);
    Functional.ctcLoss(
            Functional.logSoftmax(leaf, 2), targets, Tensor.of(5L, 3L), counts, 0, "sum", false)
        .backward();
    double[] expected = new double[TIME * 2 * CLASSES];
    shares(expected, 0, 5, List.of(1, 2));
    shares(expected, 1, 3, List.of(2));
    assertThat(leaf.grad().toDoubleArray()).containsExactly(expected, within(1e-12));
  }

  @Test
  void itemsWithTooFewStepsAreInfiniteOrNothing() {
    // Two equal labels take a blank between them: three steps.
    Tensor targets = Tensor.fromArray(new long[] {1, 1, 2, 2}, 2, 2);
    Tensor inputs = Tensor.of(2L, 5L);
    Tensor counts = Tensor.of(2L, 1L);
    Tensor leaf = TensorOps.clone(logProbs).requiresGrad(true);
    Tensor endless = Functional.ctcLoss(leaf, targets, inputs, counts, 0, "none", false);
    assertThat(endless.getDouble(0)).isEqualTo(Double.POSITIVE_INFINITY);
    TensorOps.sum(endless).backward();
    assertThat(leaf.grad().getDouble(0, 0, 0)).isNaN();
    assertThat(leaf.grad().getDouble(0, 1, 0)).isFinite();
    leaf.setGrad(null);
    Tensor zero = Functional.ctcLoss(leaf, targets, inputs, counts, 0, "none", true);
    assertThat(zero.toDoubleArray())
        .containsExactly(new double[] {0, cost(1, 5, 0, List.of(2))}, within(1e-12));
    TensorOps.sum(zero).backward();
    for (int t = 0; t < TIME; t++) {
      assertThat(leaf.grad().getDouble(t, 0, 1)).isZero();
      assertThat(leaf.grad().getDouble(t, 1, 2)).isNegative();
    }
  }

  @Test
  void refusesLengthsThatDoNotFit() {
    Tensor targets = Tensor.of(1L, 2L);
    assertThatThrownBy(
            () -> Functional.ctcLoss(logProbs, targets, Tensor.of(6L, 5L), Tensor.of(1L, 1L)))
        .isInstanceOf(OpException.class)
        .hasMessage(
            "nn.functional.ctcTerms: argument inputLengths: found length 6 of item 0, expected 0"
                + " to 5.");
    assertThatThrownBy(() -> Functional.ctcLoss(logProbs, targets, Tensor.of(5L), Tensor.of(1L)))
        .isInstanceOf(OpException.class)
        .hasMessage(
            "nn.functional.ctcLoss: argument inputLengths: must be of size batch_size, found [1],"
                + " expected [2].");
  }

  private double cost(int item, int steps, int blank, List<Integer> labels) {
    double sum = 0;
    for (int[] path : paths(steps)) {
      sum += labels(path, blank).equals(labels) ? probability(path, item) : 0;
    }
    return -Math.log(sum);
  }

  private void shares(double[] into, int item, int steps, List<Integer> labels) {
    double all = Math.exp(-cost(item, steps, 0, labels));
    for (int t = 0; t < steps; t++) {
      for (int k = 0; k < CLASSES; k++) {
        into[(t * 2 + item) * CLASSES + k] = Math.exp(logProbs.getDouble(t, item, k));
      }
    }
    for (int[] path : paths(steps)) {
      if (labels(path, 0).equals(labels)) {
        for (int t = 0; t < steps; t++) {
          into[(t * 2 + item) * CLASSES + path[t]] -= probability(path, item) / all;
        }
      }
    }
  }

  private double probability(int[] path, int item) {
    double log = 0;
    for (int t = 0; t < path.length; t++) {
      log += logProbs.getDouble(t, item, path[t]);
    }
    return Math.exp(log);
  }

  private static List<Integer> labels(int[] path, int blank) {
    List<Integer> labels = new ArrayList<>();
    for (int t = 0; t < path.length; t++) {
      if (path[t] != blank && (t == 0 || path[t] != path[t - 1])) {
        labels.add(path[t]);
      }
    }
    return labels;
  }

  private static List<int[]> paths(int steps) {
    List<int[]> paths = new ArrayList<>();
    for (int number = 0; number < Math.pow(CLASSES, steps); number++) {
      int[] path = new int[steps];
      for (int t = 0, rest = number; t < steps; t++, rest /= CLASSES) {
        path[t] = rest % CLASSES;
      }
      paths.add(path);
    }
    return paths;
  }
}
