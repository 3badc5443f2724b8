package dev.waybill.ops.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.autograd.Autograd;
import dev.waybill.dispatch.DispatchContext;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two spirals that no line parts: gradients that are a little wrong do not find the way.
class SpiralsTest {
  private static final int EACH = 100;
  private static final int HIDDEN = 32;
  private static final double RATE = 0.5;
  private static final int STEPS = 3000;

  @Test
  void learnsToTellTwoSpiralsApart() {
    Tensor points = points();
    Tensor classes = TensorOps.cat(List.of(of(0), of(1)), 0);
    Network network = network();
    assertThat(accuracy(network, points, classes)).isLessThan(0.9);
    for (int step = 0; step < STEPS; step++) {
      network.forgetGradients();
      Functional.crossEntropy(network.apply(points), classes, null, -100, "mean", 0.0).backward();
      network.step(RATE);
    }
    assertThat(accuracy(network, points, classes)).isGreaterThanOrEqualTo(0.99);
  }

  private static Tensor of(int label) {
    return Tensor.full(DType.I64, label, EACH);
  }

  /// Returns one turn and a half of a spiral, and the same turned by half a turn.
  private static Tensor points() {
    Tensor noise = Tensor.randn(DType.F32, 1, 2L * EACH, 2);
    float[] points = new float[4 * EACH];
    for (int i = 0; i < 2 * EACH; i++) {
      double along = (i % EACH + 1.0) / EACH;
      double angle = 3 * Math.PI * along + (i < EACH ? 0 : Math.PI);
      points[2 * i] = (float) (2 * along * Math.cos(angle) + 0.02 * noise.getFloat(i, 0));
      points[2 * i + 1] = (float) (2 * along * Math.sin(angle) + 0.02 * noise.getFloat(i, 1));
    }
    return Tensor.fromArray(points, 2L * EACH, 2);
  }

  private static Network network() {
    int[] widths = {2, HIDDEN, HIDDEN, 2};
    List<Tensor> parameters = new ArrayList<>();
    for (int layer = 0; layer + 1 < widths.length; layer++) {
      Tensor normal = Tensor.randn(DType.F32, 10 + layer, widths[layer + 1], widths[layer]);
      double deviation = (layer == 0 ? 2 : 1) / Math.sqrt(widths[layer]);
      parameters.add(TensorOps.mul(normal, Tensor.scalar(deviation)));
      parameters.add(Tensor.zeros(DType.F32, widths[layer + 1]));
    }
    return new Network(parameters);
  }

  private static double accuracy(Network network, Tensor points, Tensor classes) {
    DispatchContext.Scope scope = Autograd.noGrad();
    try {
      Tensor found = MathOps.argmax(network.apply(points), 1, false);
      Tensor right = TensorOps.to(MathOps.eq(found, classes), DType.F64);
      return (double) TensorOps.sum(right).item() / classes.size();
    } finally {
      scope.close();
    }
  }
}
