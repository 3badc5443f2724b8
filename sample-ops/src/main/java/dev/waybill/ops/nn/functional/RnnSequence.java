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

/// The op `nn.functional.rnnSequence`.
public final class RnnSequence {
  static final String NAME = "nn.functional.rnnSequence";

  private RnnSequence() {}

  /// Walks Elman's recurrent net over all steps of packed sequences, in one direction. Of what a
  /// step is given, the part of the input is computed before: see [rnn][Rnn], which calls this.
  ///
  /// - Shapes: `projected: [rows, hidden]`, `weightHh: [hidden, hidden]`, `h0: [batch, hidden]`;
  ///   the result has that of `projected`.
  /// - Dtypes: f32, f64; all the same.
  /// - Numerics: as those of the ops that a step is made of.
  /// - Source: [rnnCell][RnnCell].
  ///
  /// ```java
  /// Tensor projected = Tensor.ones(DType.F32, 3, 1); // three steps of one sequence
  /// Tensor weight = Tensor.ones(DType.F32, 1, 1);
  /// Tensor h0 = Tensor.zeros(DType.F32, 1, 1);
  /// Functional.rnnSequence(projected, weight, h0, new long[] {1, 1, 1}, "relu", false);
  /// // ==> tensor([[1.], [2.], [3.]])
  /// ```
  ///
  /// @param projected what each step is given besides its state, in packed order
  /// @param weightHh the weights of the state
  /// @param h0 the first states
  /// @param batchSizes how many sequences reach each step, never rising
  /// @param nonlinearity `tanh` or `relu`
  /// @param reverse whether the last step comes first
  /// @return the states of all steps
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit
  @Export(NAME)
  @Op(dtypes = {"f32", "f64"})
  public static Tensor rnnSequence(
      Tensor projected,
      Tensor weightHh,
      Tensor h0,
      long[] batchSizes,
      @Default("tanh") String nonlinearity,
      @Default("false") boolean reverse) {
    boolean relu = RecurrentCells.isRelu(NAME, nonlinearity);
    Steps steps = check(projected, weightHh, h0, batchSizes, reverse);
    return composed(steps, projected, weightHh, h0, relu);
  }

  static Steps check(
      Tensor projected, Tensor weightHh, Tensor h0, long[] batchSizes, boolean reverse) {
    Steps steps = Steps.of(NAME, batchSizes, reverse);
    Recurrent.checkRank(NAME, "weightHh", weightHh, 2);
    long hidden = weightHh.layout().shape(1);
    Steps.checkShape(NAME, "weightHh", weightHh, hidden, hidden);
    Steps.checkShape(NAME, "projected", projected, steps.rows(), hidden);
    Steps.checkShape(NAME, "h0", h0, steps.batch(), hidden);
    Recurrent.checkDtype(NAME, "weightHh", projected, weightHh);
    Recurrent.checkDtype(NAME, "h0", projected, h0);
    return steps;
  }

  /// Computes in ops, on any device and of any floating dtype.
  static Tensor composed(Steps steps, Tensor projected, Tensor weightHh, Tensor h0, boolean relu) {
    Tensor map = TensorOps.transpose(weightHh, 0, 1);
    Tensor[] outputs = new Tensor[steps.count()];
    Tensor h = h0;
    for (int turn = 0; turn < steps.count(); turn++) {
      int step = steps.at(turn);
      h = steps.fit(h, h0, step);
      h = activated(TensorOps.add(steps.of(projected, step), TensorOps.matmul(h, map)), relu);
      outputs[step] = h;
    }
    return LstmSequence.joined(outputs);
  }

  static Tensor activated(Tensor x, boolean relu) {
    return relu ? Functional.relu(x) : MathOps.tanh(x);
  }

  // The sum over all steps is a product of matrices.
  @Gradient(op = NAME)
  static Tensor[] gradients(
      Tensor gy,
      Tensor projected,
      Tensor weightHh,
      Tensor h0,
      long[] batchSizes,
      String nonlinearity,
      boolean reverse,
      Tensor result) {
    boolean relu = RecurrentCells.isRelu(NAME, nonlinearity);
    Steps steps = Steps.of(NAME, batchSizes, reverse);
    // In ops where it is to be derived again; there, `result` leads back to this op.
    RnnGradients found =
        Autograd.isGradEnabled()
            ? RnnSequenceBackward.walk(steps, gy, result, weightHh, relu)
            : Functional.rnnSequenceBackward(
                gy, result, weightHh, batchSizes, nonlinearity, reverse);
    Tensor byWeight =
        TensorOps.matmul(TensorOps.transpose(found.projected(), 0, 1), steps.previous(result, h0));
    return new Tensor[] {found.projected(), byWeight, found.h0()};
  }
}
