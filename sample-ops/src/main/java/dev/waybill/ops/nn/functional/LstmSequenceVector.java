package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Kernel;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The kernels of `nn.functional.lstmSequence` and its gradient on the Vector API.
///
/// States are kept in a row a sequence: a step takes the first rows, and the others wait there for
/// their turn, or are done.
final class LstmSequenceVector {
  private LstmSequenceVector() {}

  @Kernel(op = LstmSequence.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static LstmSteps lstmSequence(
      Tensor projected,
      Tensor weightHh,
      Tensor h0,
      Tensor c0,
      long[] batchSizes,
      @Nullable Tensor weightHr,
      boolean reverse) {
    Steps steps = LstmSequence.check(projected, weightHh, h0, c0, batchSizes, weightHr, reverse);
    int hidden = (int) c0.layout().shape(1);
    int state = (int) h0.layout().shape(1);
    StepProduct product = new StepProduct(weightHh);
    StepProduct shrink = weightHr == null ? null : new StepProduct(weightHr);
    float[] gates = GateLoops.copy(projected);
    float[] h = GateLoops.copy(h0);
    float[] c = GateLoops.copy(c0);
    float[] shown = new float[steps.batch() * hidden];
    float[] outputs = new float[steps.rows() * state];
    float[] cells = new float[steps.rows() * hidden];
    for (int turn = 0; turn < steps.count(); turn++) {
      int step = steps.at(turn);
      int first = steps.starts()[step];
      int size = steps.sizes()[step];
      product.addTurned(h, 0, size, gates, first * 4 * hidden);
      for (int row = 0; row < size; row++) {
        int at = (first + row) * 4 * hidden;
        GateLoops.sigmoid(gates, at, 2 * hidden);
        GateLoops.tanh(gates, at + 2 * hidden, gates, at + 2 * hidden, hidden);
        GateLoops.sigmoid(gates, at + 3 * hidden, hidden);
        remember(gates, at, c, row * hidden, hidden);
        GateLoops.tanh(c, row * hidden, shown, row * hidden, hidden);
        show(gates, at + 3 * hidden, shown, row * hidden, hidden);
      }
      if (shrink == null) {
        System.arraycopy(shown, 0, h, 0, size * state);
      } else {
        Arrays.fill(h, 0, size * state, 0);
        shrink.addTurned(shown, 0, size, h, 0);
      }
      System.arraycopy(h, 0, outputs, first * state, size * state);
      System.arraycopy(c, 0, cells, first * hidden, size * hidden);
    }
    return new LstmSteps(
        GateLoops.tensor(outputs, steps.rows(), state),
        GateLoops.tensor(cells, steps.rows(), hidden),
        GateLoops.tensor(gates, steps.rows(), 4L * hidden));
  }

  private static void remember(float[] gates, int at, float[] c, int cAt, int hidden) {
    for (int j = 0; j < hidden; j++) {
      float kept = gates[at + hidden + j] * c[cAt + j];
      c[cAt + j] = kept + gates[at + j] * gates[at + 2 * hidden + j];
    }
  }

  private static void show(float[] gates, int at, float[] shown, int shownAt, int hidden) {
    for (int j = 0; j < hidden; j++) {
      shown[shownAt + j] *= gates[at + j];
    }
  }

  @Kernel(op = LstmSequenceBackward.NAME, dtypes = "f32", requires = "vector", priority = 20)
  static LstmGradients lstmSequenceBackward(
      Tensor gy,
      Tensor gCells,
      Tensor gGates,
      Tensor cells,
      Tensor gates,
      Tensor weightHh,
      Tensor c0,
      long[] batchSizes,
      @Nullable Tensor weightHr,
      boolean reverse) {
    Steps steps =
        LstmSequenceBackward.check(
            gy, gCells, gGates, cells, gates, weightHh, c0, batchSizes, weightHr, reverse);
    int hidden = (int) c0.layout().shape(1);
    int state = (int) weightHh.layout().shape(1);
    StepProduct product = new StepProduct(weightHh);
    StepProduct shrink = weightHr == null ? null : new StepProduct(weightHr);
    Left known =
        new Left(
            hidden,
            GateLoops.copy(gates),
            GateLoops.copy(steps.previous(cells, c0)),
            GateLoops.copy(cells));
    // What flows into the gates and states from outside; what flows on is added in place.
    float[] projected = GateLoops.copy(gGates);
    float[] states = GateLoops.copy(gy);
    float[] outside = GateLoops.copy(gCells);
    float[] gh = new float[steps.batch() * state];
    float[] gc = new float[steps.batch() * hidden];
    float[] gs = new float[steps.batch() * hidden];
    for (int turn = steps.count() - 1; turn >= 0; turn--) {
      int step = steps.at(turn);
      int first = steps.starts()[step];
      int size = steps.sizes()[step];
      for (int i = 0; i < size * state; i++) {
        states[first * state + i] += gh[i];
      }
      if (shrink == null) {
        System.arraycopy(states, first * state, gs, 0, size * hidden);
      } else {
        shrink.write(states, first * state, size, gs, 0);
      }
      for (int i = 0; i < size * hidden; i++) {
        gc[i] += outside[first * hidden + i];
      }
      for (int row = 0; row < size; row++) {
        known.derive(first + row, gs, gc, row * hidden, projected);
      }
      product.write(projected, first * 4 * hidden, size, gh, 0);
    }
    return new LstmGradients(
        GateLoops.tensor(projected, steps.rows(), 4L * hidden),
        GateLoops.tensor(states, steps.rows(), state),
        GateLoops.tensor(gh, steps.batch(), state),
        GateLoops.tensor(gc, steps.batch(), hidden));
  }

  /// What a step left behind.
  @SuppressWarnings("ArrayRecordComponent") // lives for one call
  private record Left(int hidden, float[] gates, float[] before, float[] cells) {

    /// Writes the gradient of a row's gates, and what flows on into the memory before it.
    void derive(int row, float[] gs, float[] gc, int at, float[] projected) {
      int cellAt = row * hidden;
      int gateAt = row * 4 * hidden;
      GateLoops.tanh(cells, cellAt, cells, cellAt, hidden);
      for (int j = 0; j < hidden; j++) {
        float i = gates[gateAt + j];
        float f = gates[gateAt + hidden + j];
        float g = gates[gateAt + 2 * hidden + j];
        float o = gates[gateAt + 3 * hidden + j];
        float shown = cells[cellAt + j];
        float byShown = gs[at + j];
        float byCell = gc[at + j] + byShown * o * (1 - shown * shown);
        int to = gateAt + j;
        projected[to] = (projected[to] + byCell * g) * i * (1 - i);
        to += hidden;
        projected[to] = (projected[to] + byCell * before[cellAt + j]) * f * (1 - f);
        to += hidden;
        projected[to] = (projected[to] + byCell * i) * (1 - g * g);
        to += hidden;
        projected[to] = (projected[to] + byShown * shown) * o * (1 - o);
        gc[at + j] = byCell * f;
      }
    }
  }
}
