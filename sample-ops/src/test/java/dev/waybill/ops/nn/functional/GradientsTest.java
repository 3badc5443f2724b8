package dev.waybill.ops.nn.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.api.nn.Functional;
import dev.waybill.autograd.Autograd;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// First and second derivatives by central differences, where PyTorch's cases have none.
class GradientsTest {
  private static final double STEP = 1e-5;
  private static final double TOLERANCE = 1e-6;

  private final Random random = new Random(11);

  @Test
  void attentionWithAMaskThatIsLearned() {
    List<Tensor> inputs = List.of(draw(2, 3, 4), draw(2, 5, 4), draw(2, 5, 2), draw(3, 5));
    check(
        inputs,
        t ->
            Functional.scaledDotProductAttention(
                t.get(0), t.get(1), t.get(2), t.get(3), 0, false, 0.7, 0));
  }

  @Test
  void attentionWithDropout() {
    List<Tensor> inputs = List.of(draw(3, 4), draw(5, 4), draw(5, 2));
    check(
        inputs,
        t ->
            Functional.scaledDotProductAttention(
                t.get(0), t.get(1), t.get(2), null, 0.4, true, null, 17));
  }

  @Test
  void convolutionsInGroups() {
    long[] two = {2, 1};
    long[] one = {1, 0};
    List<Tensor> inputs = List.of(draw(2, 4, 6, 5), draw(6, 2, 2, 3), draw(6));
    check(
        inputs,
        t -> Functional.conv2d(t.get(0), t.get(1), t.get(2), two, one, new long[] {1, 1}, 2, null));
    List<Tensor> transposed = List.of(draw(2, 4, 3, 2), draw(4, 3, 2, 3), draw(6));
    check(
        transposed,
        t ->
            Functional.convTranspose2d(
                t.get(0), t.get(1), t.get(2), two, one, one, 2, new long[] {1, 2}));
  }

  @Test
  void embeddingsByWeight() {
    Tensor index = Tensor.of(4L, 0L, 0L, 2L, 4L, 1L);
    check(List.of(draw(5, 3)), t -> Functional.embedding(index, t.get(0), null, false));
    Tensor offsets = Tensor.of(0L, 2L, 2L);
    check(
        List.of(draw(5, 3), draw(6)),
        t -> Functional.embeddingBag(index, t.get(0), offsets, "sum", t.get(1), 0L));
    check(
        List.of(draw(5, 3)),
        t -> Functional.embeddingBag(index, t.get(0), offsets, "mean", null, -1L));
    check(
        List.of(draw(5, 3)),
        t -> Functional.embeddingBag(index, t.get(0), offsets, "max", null, null));
  }

  @Test
  void normalisationsWithBiasOnly() {
    check(
        List.of(draw(2, 4, 3), draw(4)),
        t -> Functional.groupNorm(t.get(0), 2, null, t.get(1), 1e-3));
    check(
        List.of(draw(4, 3), draw(3)),
        t -> Functional.layerNorm(t.get(0), new long[] {3}, null, t.get(1), 1e-3));
    check(
        List.of(draw(4, 3), draw(3)),
        t -> Functional.batchNorm(t.get(0), null, null, null, t.get(1), true, 0.1, 1e-3));
  }

  @Test
  void lossesByAllTheirArguments() {
    Tensor classes = Tensor.of(2L, -100L, 0L);
    check(
        List.of(draw(3, 4), draw(4)),
        t -> Functional.crossEntropy(t.get(0), classes, t.get(1), -100, "mean", 0.2));
    check(
        List.of(draw(3, 2), draw(3, 2), draw(2), draw(3, 1)),
        t ->
            Functional.binaryCrossEntropyWithLogits(t.get(0), t.get(1), t.get(2), "sum", t.get(3)));
    check(
        List.of(draw(3, 2), draw(3, 2)),
        t -> Functional.klDiv(t.get(0), t.get(1), "batchmean", true));
  }

  private Tensor draw(long... shape) {
    long size = 1;
    for (long length : shape) {
      size *= length;
    }
    double[] values = random.doubles(size).map(v -> 2 * v - 1).toArray();
    return Tensor.fromDoubles(DType.F64, values, shape);
  }

  /// Compares the gradients of a weighted sum of the result, and those of a sum of squares of them,
  /// with differences of the sums themselves.
  private static void check(List<Tensor> inputs, Function<List<Tensor>, Tensor> f) {
    Function<List<Tensor>, Tensor> sum = t -> weighted(f.apply(t));
    compare(inputs, sum);
    compare(inputs, t -> squares(gradients(t, sum)));
  }

  private static void compare(List<Tensor> inputs, Function<List<Tensor>, Tensor> f) {
    List<Tensor> leaves = leaves(inputs);
    Tensor y = f.apply(leaves);
    // The gradients of a linear function depend on nothing.
    List<Tensor> gradients =
        y.requiresGrad()
            ? Autograd.grad(List.of(y), List.of(), leaves, false, false, true)
            : Collections.nCopies(leaves.size(), null);
    for (int i = 0; i < inputs.size(); i++) {
      double[] values = inputs.get(i).toDoubleArray();
      double[] found =
          gradients.get(i) == null ? new double[values.length] : gradients.get(i).toDoubleArray();
      for (int at = 0; at < values.length; at++) {
        double above = at(inputs, i, at, STEP, f);
        double below = at(inputs, i, at, -STEP, f);
        assertThat(found[at])
            .as("argument %d at %d", i, at)
            .isCloseTo((above - below) / (2 * STEP), within(TOLERANCE * (1 + Math.abs(found[at]))));
      }
    }
  }

  private static double at(
      List<Tensor> inputs, int which, int at, double step, Function<List<Tensor>, Tensor> f) {
    double[] values = inputs.get(which).toDoubleArray();
    values[at] += step;
    List<Tensor> moved = new ArrayList<>(inputs);
    moved.set(which, Tensor.fromDoubles(DType.F64, values, inputs.get(which).shape()));
    return (double) f.apply(leaves(moved)).item();
  }

  private static List<Tensor> leaves(List<Tensor> inputs) {
    return inputs.stream().map(t -> TensorOps.clone(t).requiresGrad(true)).toList();
  }

  private static List<Tensor> gradients(List<Tensor> leaves, Function<List<Tensor>, Tensor> sum) {
    return Autograd.grad(List.of(sum.apply(leaves)), List.of(), leaves, true, true, true);
  }

  private static Tensor weighted(Tensor y) {
    double[] weights = new Random(5).doubles(y.size()).toArray();
    return TensorOps.sum(TensorOps.mul(y, Tensor.fromDoubles(DType.F64, weights, y.shape())));
  }

  private static Tensor squares(List<Tensor> gradients) {
    Tensor sum = Tensor.scalar(0.0);
    for (Tensor gradient : gradients) {
      if (gradient != null) {
        sum = TensorOps.add(sum, TensorOps.sum(TensorOps.mul(gradient, gradient)));
      }
    }
    return sum;
  }
}
