package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The op `nn.functional.lstmSequenceBackward`.
public final class LstmSequenceBackward {
  static final String NAME = "nn.functional.lstmSequenceBackward";

  private LstmSequenceBackward() {}

  /// Derives [lstmSequence][LstmSequence], walking back over its steps: with `gh` and `gc` what
  /// flows into the state and the memory behind a step, and `gs = gh`, or `gh · weightHr`,
  /// `gc += gs · o · (1 - tanh²(c))`; `gi = gc · g`, `gf = gc · c'` with the memory `c'` before the
  /// step, `gg = gc · i`, `go = gs · tanh(c)`, each times the derivative of its function; then
  /// `gc' = gc · f` and `gh' = (gi gf gg go) · weightHh` flow into the step before.
  ///
  /// - Shapes: `gy`, `gCells` and `gGates` as what [lstmSequence][LstmSequence] returned.
  /// - Dtypes: f32, f64; all the same.
  /// - Numerics: as those of the ops that a step is made of.
  /// - Source: Graves, "Supervised Sequence Labelling with Recurrent Neural Networks" (2012),
  ///   section 4.6, without peepholes.
  ///
  /// ```java
  /// Tensor one = Tensor.ones(DType.F32, 1, 1);
  /// Tensor gates = Tensor.fromArray(new float[] {0.5f, 0.5f, 0, 0.5f}, 1, 4);
  /// Tensor zero = Tensor.zeros(DType.F32, 1, 1);
  /// Functional.lstmSequenceBackward(
  ///         zero, one, Tensor.zeros(DType.F32, 1, 4), one, gates, Tensor.zeros(DType.F32, 4, 1),
  ///         one, new long[] {1})
  ///     .c0(); // ==> tensor([[0.5000]])
  /// ```
  ///
  /// @param gy the gradient of the states
  /// @param gCells the gradient of the memories
  /// @param gGates the gradient of the gates
  /// @param cells the memories
  /// @param gates the gates
  /// @param weightHh the weights of the state
  /// @param c0 the first memories
  /// @param batchSizes how many sequences reach each step, never rising
  /// @param weightHr maps what is shown of the memory to the state; `null` for nothing
  /// @param reverse whether the last step came first
  /// @return the gradients by what flows in, and by the states
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit
  @Export(NAME)
  @Op(dtypes = {"f32", "f64"})
  @NotDifferentiable("lstmSequence derives itself in other ops where it is derived again")
  public static LstmGradients lstmSequenceBackward(
      Tensor gy,
      Tensor gCells,
      Tensor gGates,
      Tensor cells,
      Tensor gates,
      Tensor weightHh,
      Tensor c0,
      long[] batchSizes,
      @Default("null") @Nullable Tensor weightHr,
      @Default("false") boolean reverse) {
    Steps steps =
        check(gy, gCells, gGates, cells, gates, weightHh, c0, batchSizes, weightHr, reverse);
    return walk(steps, new LstmSteps(gy, gCells, gGates), cells, gates, weightHh, c0, weightHr);
  }

  static Steps check(
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
    Steps steps = Steps.of(NAME, batchSizes, reverse);
    Recurrent.checkRank(NAME, "weightHh", weightHh, 2);
    long hidden = weightHh.layout().shape(0) / 4;
    long state = weightHh.layout().shape(1);
    Steps.checkShape(NAME, "weightHh", weightHh, 4 * hidden, weightHr == null ? hidden : state);
    Steps.checkShape(NAME, "gy", gy, steps.rows(), state);
    Steps.checkShape(NAME, "c0", c0, steps.batch(), hidden);
    Recurrent.checkDtype(NAME, "gy", weightHh, gy);
    Recurrent.checkDtype(NAME, "c0", weightHh, c0);
    checkRows(steps, "gCells", gCells, hidden, weightHh);
    checkRows(steps, "cells", cells, hidden, weightHh);
    checkRows(steps, "gGates", gGates, 4 * hidden, weightHh);
    checkRows(steps, "gates", gates, 4 * hidden, weightHh);
    if (weightHr != null) {
      Steps.checkShape(NAME, "weightHr", weightHr, state, hidden);
      Recurrent.checkDtype(NAME, "weightHr", weightHh, weightHr);
    }
    return steps;
  }

  private static void checkRows(Steps steps, String name, Tensor rows, long width, Tensor like) {
    Steps.checkShape(NAME, name, rows, steps.rows(), width);
    Recurrent.checkDtype(NAME, name, like, rows);
  }

  /// Computes in ops, which can be derived again.
  static LstmGradients walk(
      Steps steps,
      LstmSteps gy,
      Tensor cells,
      Tensor gates,
      Tensor weightHh,
      Tensor c0,
      @Nullable Tensor weightHr) {
    Tensor before = steps.previous(cells, c0);
    Tensor[] projected = new Tensor[steps.count()];
    Tensor[] states = new Tensor[steps.count()];
    Carried gh = new Carried(steps);
    Carried gc = new Carried(steps);
    for (int turn = steps.count() - 1; turn >= 0; turn--) {
      int step = steps.at(turn);
      Tensor act = steps.of(gates, step);
      Tensor shown = MathOps.tanh(steps.of(cells, step));
      states[step] = gh.into(steps.of(gy.output(), step), step);
      Tensor gs = weightHr == null ? states[step] : TensorOps.matmul(states[step], weightHr);
      Tensor o = LstmSequence.gate(act, 3);
      Tensor byShown = TensorOps.mul(TensorOps.mul(gs, o), bent(shown));
      Tensor g = TensorOps.add(gc.into(steps.of(gy.cells(), step), step), byShown);
      Tensor byGates =
          TensorOps.cat(
              List.of(
                  TensorOps.mul(g, LstmSequence.gate(act, 2)),
                  TensorOps.mul(g, steps.of(before, step)),
                  TensorOps.mul(g, LstmSequence.gate(act, 0)),
                  TensorOps.mul(gs, shown)),
              -1);
      projected[step] =
          TensorOps.mul(TensorOps.add(byGates, steps.of(gy.gates(), step)), slopes(act));
      gc.next(TensorOps.mul(g, LstmSequence.gate(act, 1)), step);
      gh.next(TensorOps.matmul(projected[step], weightHh), step);
    }
    return new LstmGradients(
        LstmSequence.joined(projected), LstmSequence.joined(states), gh.first(), gc.first());
  }

  /// Returns the derivatives of the gates' functions, of their results.
  private static Tensor slopes(Tensor gates) {
    Tensor one = Tensor.scalar(1.0);
    Tensor logistic = TensorOps.mul(gates, TensorOps.sub(one, gates));
    long width = gates.layout().shape(1) / 4;
    return TensorOps.cat(
        List.of(
            TensorOps.narrow(logistic, 1, 0, 2 * width),
            bent(LstmSequence.gate(gates, 2)),
            LstmSequence.gate(logistic, 3)),
        -1);
  }

  /// Returns `1 - y²`, the derivative of `tanh` at its result.
  static Tensor bent(Tensor y) {
    return TensorOps.sub(Tensor.scalar(1.0), TensorOps.mul(y, y));
  }
}
