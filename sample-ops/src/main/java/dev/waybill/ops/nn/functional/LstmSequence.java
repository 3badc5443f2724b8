package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Gradient;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.autograd.Autograd;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The op `nn.functional.lstmSequence`.
public final class LstmSequence {
  static final String NAME = "nn.functional.lstmSequence";

  private LstmSequence() {}

  /// Walks a long short-term memory over all steps of packed sequences, in one direction. Of what a
  /// step is given, the part of the input is computed before: see [lstm][Lstm], which calls this.
  ///
  /// - Shapes: `projected: [rows, 4 · hidden]`, `weightHh: [4 · hidden, state]`,
  ///   `h0: [batch, state]`, `c0: [batch, hidden]`, `weightHr: [state, hidden]`; without
  ///   `weightHr`, `state` is `hidden`.
  /// - Dtypes: f32, f64; all the same.
  /// - Numerics: as those of the ops that a step is made of.
  /// - Source: [lstmCell][LstmCell]; with `weightHr` Sak et al., "Long Short-Term Memory Based
  ///   Recurrent Neural Network Architectures for Large Vocabulary Speech Recognition" (2014).
  ///
  /// ```java
  /// Tensor projected = Tensor.zeros(DType.F32, 2, 4); // two steps of one sequence
  /// Tensor weight = Tensor.zeros(DType.F32, 4, 1);
  /// Tensor one = Tensor.ones(DType.F32, 1, 1);
  /// Functional.lstmSequence(projected, weight, one, one, new long[] {1, 1}).cells();
  /// // ==> tensor([[0.5000], [0.2500]])
  /// ```
  ///
  /// @param projected what each step is given besides its state, in packed order
  /// @param weightHh the weights of the state
  /// @param h0 the first states
  /// @param c0 the first memories
  /// @param batchSizes how many sequences reach each step, never rising
  /// @param weightHr maps what is shown of the memory to the state; `null` for nothing
  /// @param reverse whether the last step comes first
  /// @return the states, memories and gates of all steps
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit
  @Export(NAME)
  @Op(dtypes = {"f32", "f64"})
  public static LstmSteps lstmSequence(
      Tensor projected,
      Tensor weightHh,
      Tensor h0,
      Tensor c0,
      long[] batchSizes,
      @Default("null") @Nullable Tensor weightHr,
      @Default("false") boolean reverse) {
    Steps steps = check(projected, weightHh, h0, c0, batchSizes, weightHr, reverse);
    return composed(steps, projected, weightHh, h0, c0, weightHr);
  }

  static Steps check(
      Tensor projected,
      Tensor weightHh,
      Tensor h0,
      Tensor c0,
      long[] batchSizes,
      @Nullable Tensor weightHr,
      boolean reverse) {
    Steps steps = Steps.of(NAME, batchSizes, reverse);
    Recurrent.checkRank(NAME, "weightHh", weightHh, 2);
    long parts = weightHh.layout().shape(0);
    long hidden = parts / 4;
    long state = weightHh.layout().shape(1);
    Steps.checkShape(NAME, "projected", projected, steps.rows(), 4 * hidden);
    Steps.checkShape(NAME, "weightHh", weightHh, 4 * hidden, weightHr == null ? hidden : state);
    Steps.checkShape(NAME, "h0", h0, steps.batch(), state);
    Steps.checkShape(NAME, "c0", c0, steps.batch(), hidden);
    Recurrent.checkDtype(NAME, "weightHh", projected, weightHh);
    Recurrent.checkDtype(NAME, "h0", projected, h0);
    Recurrent.checkDtype(NAME, "c0", projected, c0);
    if (weightHr != null) {
      Steps.checkShape(NAME, "weightHr", weightHr, state, hidden);
      Recurrent.checkDtype(NAME, "weightHr", projected, weightHr);
    }
    return steps;
  }

  /// Computes in ops, on any device and of any floating dtype.
  static LstmSteps composed(
      Steps steps,
      Tensor projected,
      Tensor weightHh,
      Tensor h0,
      Tensor c0,
      @Nullable Tensor weightHr) {
    Tensor map = TensorOps.transpose(weightHh, 0, 1);
    Tensor shrink = weightHr == null ? null : TensorOps.transpose(weightHr, 0, 1);
    Tensor[] outputs = new Tensor[steps.count()];
    Tensor[] cells = new Tensor[steps.count()];
    Tensor[] gates = new Tensor[steps.count()];
    Tensor h = h0;
    Tensor c = c0;
    for (int turn = 0; turn < steps.count(); turn++) {
      int step = steps.at(turn);
      h = steps.fit(h, h0, step);
      Tensor sum = TensorOps.add(steps.of(projected, step), TensorOps.matmul(h, map));
      gates[step] = activated(sum);
      c = remembered(gates[step], steps.fit(c, c0, step));
      h = shown(gates[step], c);
      if (shrink != null) {
        h = TensorOps.matmul(h, shrink);
      }
      outputs[step] = h;
      cells[step] = c;
    }
    return new LstmSteps(joined(outputs), joined(cells), joined(gates));
  }

  static Tensor joined(Tensor[] steps) {
    return TensorOps.cat(Arrays.asList(steps), 0);
  }

  /// Returns the gates, of the four parts of what a step is given.
  static Tensor activated(Tensor sum) {
    List<Tensor> parts = TensorOps.chunk(sum, 4, -1);
    return TensorOps.cat(
        List.of(
            MathOps.sigmoid(parts.get(0)),
            MathOps.sigmoid(parts.get(1)),
            MathOps.tanh(parts.get(2)),
            MathOps.sigmoid(parts.get(3))),
        -1);
  }

  /// Returns the memory behind a step.
  static Tensor remembered(Tensor gates, Tensor c) {
    return TensorOps.add(
        TensorOps.mul(gate(gates, 1), c), TensorOps.mul(gate(gates, 0), gate(gates, 2)));
  }

  /// Returns what a step shows of its memory.
  static Tensor shown(Tensor gates, Tensor c) {
    return TensorOps.mul(gate(gates, 3), MathOps.tanh(c));
  }

  static Tensor gate(Tensor gates, int number) {
    return part(gates, 4, number);
  }

  /// Returns one of some parts of the last axis.
  static Tensor part(Tensor x, int count, int number) {
    long width = x.layout().shape(x.rank() - 1) / count;
    return TensorOps.narrow(x, -1, number * width, width);
  }

  // The sums over all steps are products of matrices, one a weight.
  @Gradient(op = NAME)
  static Tensor[] gradients(
      LstmSteps gy,
      Tensor projected,
      Tensor weightHh,
      Tensor h0,
      Tensor c0,
      long[] batchSizes,
      @Nullable Tensor weightHr,
      boolean reverse,
      LstmSteps result) {
    Steps steps = Steps.of(NAME, batchSizes, reverse);
    // In ops where it is to be derived again; there, `result` leads back to this op.
    LstmGradients found =
        Autograd.isGradEnabled()
            ? LstmSequenceBackward.walk(
                steps, gy, result.cells(), result.gates(), weightHh, c0, weightHr)
            : Functional.lstmSequenceBackward(
                gy.output(),
                gy.cells(),
                gy.gates(),
                result.cells(),
                result.gates(),
                weightHh,
                c0,
                batchSizes,
                weightHr,
                reverse);
    Tensor previous = steps.previous(result.output(), h0);
    Tensor byWeight = TensorOps.matmul(TensorOps.transpose(found.projected(), 0, 1), previous);
    Tensor byShrink = null;
    if (weightHr != null) {
      Tensor shown = shown(result.gates(), result.cells());
      byShrink = TensorOps.matmul(TensorOps.transpose(found.states(), 0, 1), shown);
    }
    return new Tensor[] {found.projected(), byWeight, found.h0(), found.c0(), byShrink};
  }
}
