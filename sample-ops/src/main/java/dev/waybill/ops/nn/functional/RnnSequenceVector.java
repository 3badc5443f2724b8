package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Kernel;
import dev.waybill.tensor.Tensor;

/// The kernels of `nn.functional.rnnSequence` and its gradient on the Vector API.
///
/// States are kept in a row a sequence: a step takes the first rows, and the others wait there for
/// their turn, or are done.
final class RnnSequenceVector {
  private RnnSequenceVector() {}

  @Kernel(op = RnnSequence.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static Tensor rnnSequence(
      Tensor projected,
      Tensor weightHh,
      Tensor h0,
      long[] batchSizes,
      String nonlinearity,
      boolean reverse) {
    boolean relu = RecurrentCells.isRelu(RnnSequence.NAME, nonlinearity);
    Steps steps = RnnSequence.check(projected, weightHh, h0, batchSizes, reverse);
    int hidden = (int) h0.layout().shape(1);
    StepProduct product = new StepProduct(weightHh);
    float[] y = GateLoops.copy(projected);
    float[] h = GateLoops.copy(h0);
    for (int turn = 0; turn < steps.count(); turn++) {
      int step = steps.at(turn);
      int at = steps.starts()[step] * hidden;
      int length = steps.sizes()[step] * hidden;
      product.addTurned(h, 0, steps.sizes()[step], y, at);
      if (relu) {
        for (int i = at; i < at + length; i++) {
          // Not Math.max: NaN stays, and -0 becomes 0, as in the op relu.
          y[i] = y[i] <= 0 ? 0 : y[i];
        }
      } else {
        GateLoops.tanh(y, at, y, at, length);
      }
      System.arraycopy(y, at, h, 0, length);
    }
    return GateLoops.tensor(y, steps.rows(), hidden);
  }

  @Kernel(op = RnnSequenceBackward.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static RnnGradients rnnSequenceBackward(
      Tensor gy,
      Tensor y,
      Tensor weightHh,
      long[] batchSizes,
      String nonlinearity,
      boolean reverse) {
    boolean relu = RecurrentCells.isRelu(RnnSequenceBackward.NAME, nonlinearity);
    Steps steps = RnnSequenceBackward.check(gy, y, weightHh, batchSizes, reverse);
    int hidden = (int) weightHh.layout().shape(1);
    StepProduct product = new StepProduct(weightHh);
    float[] states = GateLoops.copy(y);
    float[] projected = GateLoops.copy(gy);
    float[] gh = new float[steps.batch() * hidden];
    for (int turn = steps.count() - 1; turn >= 0; turn--) {
      int step = steps.at(turn);
      int at = steps.starts()[step] * hidden;
      int length = steps.sizes()[step] * hidden;
      for (int i = 0; i < length; i++) {
        float state = states[at + i];
        float g = projected[at + i] + gh[i];
        projected[at + i] = relu ? state > 0 ? g : 0 : g * (1 - state * state);
      }
      product.write(projected, at, steps.sizes()[step], gh, 0);
    }
    return new RnnGradients(
        GateLoops.tensor(projected, steps.rows(), hidden),
        GateLoops.tensor(gh, steps.batch(), hidden));
  }
}
