package dev.waybill.ops.nn.functional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.api.nn.Functional;
import dev.waybill.dispatch.OpException;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// Losses and distances. Expected values by PyTorch's formulas, by hand.
class LossesTest {
  private static final double CLOSE = 1e-12;

  @Test
  void sureButWrongAnswersCostAHundred() {
    Tensor x = Tensor.of(0.0, 1.0, 0.25).requiresGrad(true);
    Tensor y = Tensor.of(1.0, 1.0, 0.0);
    Tensor loss = Functional.binaryCrossEntropy(x, y, null, "none");
    assertThat(loss.toDoubleArray())
        .containsExactly(new double[] {100, 0, -Math.log(0.75)}, within(CLOSE));
    TensorOps.sum(loss).backward();
    assertThat(x.grad().toDoubleArray())
        .containsExactly(new double[] {-1e12, 0, 1 / 0.75}, within(1e-3));
    Tensor weighed = Functional.binaryCrossEntropy(x, y, Tensor.of(0.5, 1.0, 4.0), "sum");
    assertThat(weighed.getDouble()).isCloseTo(50 - 4 * Math.log(0.75), within(CLOSE));
    refused(
        () -> Functional.binaryCrossEntropy(Tensor.of(0.5, -0.25), Tensor.of(1.0, 1.0)),
        "nn.functional.binaryCrossEntropy: argument x: all elements should be between 0 and 1,"
            + " found -0.25.");
    refused(
        () -> Functional.binaryCrossEntropy(Tensor.of(0.5, 0.25), Tensor.of(1.0)),
        "nn.functional.binaryCrossEntropy: argument y: found shape [1], expected that of x, [2].");
  }

  @Test
  void distancesOfPairsAndTriples() {
    Tensor x = Tensor.of(0.5, 0.25, 3.0, 2.0);
    Tensor y = Tensor.of(1L, -1L, -1L, 0L);
    assertThat(Functional.hingeEmbeddingLoss(x, y, 1.5, "none").toDoubleArray())
        .containsExactly(0.5, 1.25, 0, 2);
    Tensor anchor = Tensor.of(0.0, 0.0);
    Tensor positive = Tensor.of(3.0, 4.0);
    Tensor negative = Tensor.of(3.0, 5.0);
    assertThat(Functional.pairwiseDistance(anchor, positive, 1, 0, true).toDoubleArray())
        .containsExactly(7);
    // ‖0 - (3, 4) + 0.5‖ = ‖(2.5, 3.5)‖
    assertThat(Functional.pairwiseDistance(anchor, positive, 2, 0.5, false).getDouble())
        .isCloseTo(Math.sqrt(18.5), within(CLOSE));
    assertThat(
            Functional.tripletMarginLoss(anchor, positive, negative, 1, 2, 0, false, "sum")
                .getDouble())
        .isCloseTo(5 - Math.sqrt(34) + 1, within(CLOSE));
    assertThat(
            Functional.tripletMarginLoss(anchor, positive, negative, 1, 2, 0, true, "sum")
                .getDouble())
        .isCloseTo(5 - 1 + 1, within(CLOSE));
    refused(
        () -> Functional.tripletMarginLoss(anchor, positive, negative, 0, 2, 0, true, "sum"),
        "nn.functional.tripletMarginLoss: argument margin: must be greater than 0, found 0.0.");
  }

  @Test
  void anglesOfPairs() {
    Tensor one = of(new double[] {1, 1, 1, 1, 1, 1}, 3, 2);
    Tensor two = of(new double[] {2, 0, 2, 0, 2, 0}, 3, 2);
    double cos = Math.sqrt(0.5);
    Tensor y = Tensor.of(1L, -1L, 0L);
    assertThat(Functional.cosineEmbeddingLoss(one, two, y, 0.25, "none").toDoubleArray())
        .containsExactly(new double[] {1 - cos, cos - 0.25, 0}, within(CLOSE));
    assertThat(Functional.cosineSimilarity(one, two).toDoubleArray())
        .containsExactly(new double[] {cos, cos, cos}, within(CLOSE));
    assertThat(Functional.cosineSimilarity(one, two, 0, 1e-8).toDoubleArray())
        .containsExactly(new double[] {1, 0}, within(CLOSE));
    Tensor zero = Tensor.zeros(DType.F64, 2).requiresGrad(true);
    Tensor unit = Functional.normalize(zero, 2, 0, 1e-12);
    assertThat(unit.toDoubleArray()).containsExactly(0, 0);
    TensorOps.sum(unit).backward();
    assertThat(zero.grad().toDoubleArray()).containsExactly(1e12, 1e12);
  }

  @Test
  void likelihoodsOfCountsAndNumbers() {
    Tensor x = Tensor.of(0.5, 2.0);
    Tensor y = Tensor.of(1.0, 3.0);
    double stirling = 3 * Math.log(3) - 3 + 0.5 * Math.log(6 * Math.PI);
    assertThat(Functional.poissonNllLoss(x, y, true, true, 1e-8, "none").toDoubleArray())
        .containsExactly(
            new double[] {Math.exp(0.5) - 0.5, Math.exp(2) - 6 + stirling}, within(CLOSE));
    assertThat(Functional.poissonNllLoss(x, y, false, false, 0.25, "sum").getDouble())
        .isCloseTo(0.5 - Math.log(0.75) + 2 - 3 * Math.log(2.25), within(CLOSE));
    Tensor variance = Tensor.of(0.0, 4.0).requiresGrad(true);
    Tensor loss = Functional.gaussianNllLoss(x, y, variance, true, 0.5, "none");
    double constant = 0.5 * Math.log(2 * Math.PI);
    assertThat(loss.toDoubleArray())
        .containsExactly(
            new double[] {
              0.5 * (Math.log(0.5) + 0.25 / 0.5) + constant, 0.5 * (Math.log(4) + 0.25) + constant
            },
            within(CLOSE));
    TensorOps.sum(loss).backward();
    // (1 / v - d² / v²) / 2, also below eps, where v is eps.
    assertThat(variance.grad().toDoubleArray())
        .containsExactly(new double[] {0.5 * (2 - 1), 0.5 * (0.25 - 1 / 16.0)}, within(CLOSE));
    refused(
        () -> Functional.gaussianNllLoss(x, y, Tensor.of(1.0, -2.0)),
        "nn.functional.gaussianNllLoss: argument variance: has negative entries, found -2.0.");
  }

  @Test
  void margins() {
    Tensor x = of(new double[] {0.1, 0.2, 0.4, 0.8}, 1, 4);
    Tensor last = Tensor.of(3L);
    assertThat(Functional.multiMarginLoss(x, last).getDouble()).isCloseTo(1.3 / 4, within(CLOSE));
    Tensor weight = Tensor.of(7.0, 7.0, 7.0, 2.0);
    assertThat(Functional.multiMarginLoss(x, last, 2, 1, weight, "none").toDoubleArray())
        .containsExactly(new double[] {2 * 0.61 / 4}, within(CLOSE));
    refused(
        () -> Functional.multiMarginLoss(x, Tensor.of(4L)),
        "nn.functional.multiMarginLoss: argument target: Target 4 is out of bounds, expected 0 to"
            + " 3.");
    Tensor labels = Tensor.of(1.0, 0.0);
    Tensor scores = Tensor.of(1.0, -2.0);
    double first = Math.log1p(Math.exp(-1));
    double second = Math.log1p(Math.exp(-2));
    assertThat(Functional.multilabelSoftMarginLoss(scores, labels).getDouble())
        .isCloseTo((first + second) / 2, within(CLOSE));
    assertThat(
            Functional.multilabelSoftMarginLoss(scores, labels, Tensor.of(1.0, 3.0), "sum")
                .getDouble())
        .isCloseTo((first + 3 * second) / 2, within(CLOSE));
    assertThat(Functional.softMarginLoss(scores, Tensor.of(1.0, 1.0), "none").toDoubleArray())
        .containsExactly(new double[] {first, Math.log1p(Math.exp(2))}, within(CLOSE));
  }

  @Test
  void severalTargetsEndAtTheFirstThatIsNone() {
    Tensor x = of(new double[] {0.1, 0.2, 0.4, 0.8, 3, 0, 0, 0}, 2, 4);
    Tensor target = Tensor.fromArray(new long[] {3, 0, -1, 1, -1, 0, 0, 0}, 2, 4);
    Tensor loss = Functional.multilabelMarginLoss(x, target, "none");
    // (1 - 0.1 + 0.2) + (1 - 0.1 + 0.4) + (1 - 0.8 + 0.2) + (1 - 0.8 + 0.4), by 4 classes.
    assertThat(loss.toDoubleArray()).containsExactly(new double[] {0.85, 0}, within(CLOSE));
    assertThat(Functional.multilabelMarginLoss(x, target).getDouble())
        .isCloseTo(0.425, within(CLOSE));
    refused(
        () -> Functional.multilabelMarginLoss(Tensor.of(1.0, 2.0), Tensor.of(2L, -1L)),
        "nn.functional.multilabelMarginLoss: argument target: expected -1 or a class, [0, 2), found"
            + " 2.0.");
  }

  @Test
  void bilinearIsASumOverBothVectors() {
    Tensor x1 = of(new double[] {1, 2, 3, 4}, 2, 2);
    Tensor x2 = of(new double[] {1, 0, 2, -1, 1, 0}, 2, 3);
    Tensor weight = of(new double[] {1, 2, 3, 4, 5, 6, 0, 1, 0, 1, 0, 1}, 2, 2, 3);
    // Row 0: (1, 2) W (1, 0, 2)ᵀ = 1·7 + 2·16 and 1·0 + 2·3; row 1: (3, 4) W (-1, 1, 0)ᵀ.
    Tensor y = Functional.bilinear(x1, x2, weight, Tensor.of(10.0, 20.0));
    assertThat(y.shape()).containsExactly(2, 2);
    assertThat(y.toDoubleArray()).containsExactly(49, 26, 17, 19);
  }

  static Tensor of(double[] values, long... shape) {
    return Tensor.fromDoubles(DType.F64, values, shape);
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(OpException.class).hasMessage(message);
  }
}
