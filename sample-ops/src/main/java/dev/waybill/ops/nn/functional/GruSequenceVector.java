package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Kernel;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The kernels of `nn.functional.gruSequence` and its gradient on the Vector API.
///
/// States are kept in a row a sequence: a step takes the first rows, and the others wait there for
/// their turn, or are done.
final class GruSequenceVector {
  private GruSequenceVector() {}

  @Kernel(op = GruSequence.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static GruSteps gruSequence(
      Tensor projected,
      Tensor weightHh,
      Tensor h0,
      long[] batchSizes,
      @Nullable Tensor biasHh,
      boolean reverse) {
    Steps steps = GruSequence.check(projected, weightHh, h0, batchSizes, biasHh, reverse);
    int hidden = (int) h0.layout().shape(1);
    StepProduct product = new StepProduct(weightHh);
    float[] bias = biasHh == null ? new float[3 * hidden] : GateLoops.copy(biasHh);
    float[] a = GateLoops.copy(projected);
    float[] b = new float[steps.batch() * 3 * hidden];
    float[] h = GateLoops.copy(h0);
    float[] gates = new float[steps.rows() * 4 * hidden];
    float[] outputs = new float[steps.rows() * hidden];
    for (int turn = 0; turn < steps.count(); turn++) {
      int step = steps.at(turn);
      int first = steps.starts()[step];
      int size = steps.sizes()[step];
      for (int row = 0; row < size; row++) {
        System.arraycopy(bias, 0, b, row * bias.length, bias.length);
      }
      product.addTurned(h, 0, size, b, 0);
      for (int row = 0; row < size; row++) {
        int at = (first + row) * 4 * hidden;
        open(a, (first + row) * 3 * hidden, b, row * 3 * hidden, gates, at, hidden);
        next(gates, at, h, row * hidden, hidden);
      }
      System.arraycopy(h, 0, outputs, first * hidden, size * hidden);
    }
    return new GruSteps(
        GateLoops.tensor(outputs, steps.rows(), hidden),
        GateLoops.tensor(gates, steps.rows(), 4L * hidden));
  }

  /// Writes the gates of a row.
  private static void open(
      float[] a, int aAt, float[] b, int bAt, float[] gates, int at, int hidden) {
    for (int j = 0; j < 2 * hidden; j++) {
      gates[at + j] = a[aAt + j] + b[bAt + j];
    }
    GateLoops.sigmoid(gates, at, 2 * hidden);
    int n = at + 2 * hidden;
    for (int j = 0; j < hidden; j++) {
      float third = b[bAt + 2 * hidden + j];
      gates[n + hidden + j] = third;
      gates[n + j] = a[aAt + 2 * hidden + j] + gates[at + j] * third;
    }
    GateLoops.tanh(gates, n, gates, n, hidden);
  }

  private static void next(float[] gates, int at, float[] h, int hAt, int hidden) {
    for (int j = 0; j < hidden; j++) {
      float z = gates[at + hidden + j];
      h[hAt + j] = (1 - z) * gates[at + 2 * hidden + j] + z * h[hAt + j];
    }
  }

  @Kernel(op = GruSequenceBackward.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static GruGradients gruSequenceBackward(
      Tensor gy,
      Tensor gGates,
      Tensor previous,
      Tensor gates,
      Tensor weightHh,
      long[] batchSizes,
      boolean reverse) {
    Steps steps =
        GruSequenceBackward.check(gy, gGates, previous, gates, weightHh, batchSizes, reverse);
    int hidden = (int) weightHh.layout().shape(1);
    StepProduct product = new StepProduct(weightHh);
    Left known =
        new Left(hidden, GateLoops.copy(gates), GateLoops.copy(gGates), GateLoops.copy(previous));
    float[] states = GateLoops.copy(gy);
    float[] projected = new float[steps.rows() * 3 * hidden];
    float[] products = new float[steps.rows() * 3 * hidden];
    float[] gh = new float[steps.batch() * hidden];
    float[] through = new float[steps.batch() * hidden];
    for (int turn = steps.count() - 1; turn >= 0; turn--) {
      int step = steps.at(turn);
      int first = steps.starts()[step];
      int size = steps.sizes()[step];
      for (int i = 0; i < size * hidden; i++) {
        gh[i] += states[first * hidden + i];
      }
      for (int row = 0; row < size; row++) {
        known.derive(first + row, gh, row * hidden, projected, products);
      }
      product.write(products, first * 3 * hidden, size, through, 0);
      for (int i = 0; i < size * hidden; i++) {
        gh[i] += through[i];
      }
    }
    return new GruGradients(
        GateLoops.tensor(projected, steps.rows(), 3L * hidden),
        GateLoops.tensor(products, steps.rows(), 3L * hidden),
        GateLoops.tensor(gh, steps.batch(), hidden));
  }

  /// What a step left behind, and what flows into its gates from outside.
  @SuppressWarnings("ArrayRecordComponent") // lives for one call
  private record Left(int hidden, float[] gates, float[] outside, float[] previous) {

    /// Writes the gradients of a row's products, and what flows on past them.
    void derive(int row, float[] gh, int at, float[] projected, float[] products) {
      int gateAt = row * 4 * hidden;
      int to = row * 3 * hidden;
      for (int j = 0; j < hidden; j++) {
        int from = gateAt + j;
        float r = gates[from];
        float z = gates[from + hidden];
        float n = gates[from + 2 * hidden];
        float third = gates[from + 3 * hidden];
        float g = gh[at + j];
        float an = (g * (1 - z) + outside[from + 2 * hidden]) * (1 - n * n);
        float gz = g * (previous[row * hidden + j] - n) + outside[from + hidden];
        float az = gz * z * (1 - z);
        float ar = (an * third + outside[from]) * r * (1 - r);
        projected[to + j] = ar;
        projected[to + hidden + j] = az;
        projected[to + 2 * hidden + j] = an;
        products[to + 2 * hidden + j] = an * r + outside[from + 3 * hidden];
        gh[at + j] = g * z;
      }
      System.arraycopy(projected, to, products, to, 2 * hidden);
    }
  }
}
