package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.api.MathOps;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;

/// The op `nn.functional.rnnSequenceBackward`.
public final class RnnSequenceBackward {
  static final String NAME = "nn.functional.rnnSequenceBackward";

  private RnnSequenceBackward() {}

  /// Derives [rnnSequence][RnnSequence], walking back over its steps: with `gh` what flows into the
  /// state `y` behind a step, `g = gh · (1 - y²)`, or `gh` where `y > 0` and 0 elsewhere, and
  /// `gh' = g · weightHh` flows into the step before.
  ///
  /// - Shapes: `gy` and `y` as what [rnnSequence][RnnSequence] returned.
  /// - Dtypes: f32, f64; all the same.
  /// - Numerics: as those of the ops that a step is made of.
  /// - Source: Werbos, "Backpropagation Through Time" (1990).
  ///
  /// ```java
  /// Tensor one = Tensor.ones(DType.F32, 1, 1);
  /// Tensor weight = Tensor.fromArray(new float[] {3}, 1, 1);
  /// Functional.rnnSequenceBackward(one, one, weight, new long[] {1}, "relu", false).h0();
  /// // ==> tensor([[3.]])
  /// ```
  ///
  /// @param gy the gradient of the states
  /// @param y the states
  /// @param weightHh the weights of the state
  /// @param batchSizes how many sequences reach each step, never rising
  /// @param nonlinearity `tanh` or `relu`
  /// @param reverse whether the last step came first
  /// @return the gradients by what flows in
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit
  @Export(NAME)
  @Op(dtypes = {"f32", "f64"})
  @NotDifferentiable("rnnSequence derives itself in other ops where it is derived again")
  public static RnnGradients rnnSequenceBackward(
      Tensor gy,
      Tensor y,
      Tensor weightHh,
      long[] batchSizes,
      @Default("tanh") String nonlinearity,
      @Default("false") boolean reverse) {
    boolean relu = RecurrentCells.isRelu(NAME, nonlinearity);
    return walk(check(gy, y, weightHh, batchSizes, reverse), gy, y, weightHh, relu);
  }

  static Steps check(Tensor gy, Tensor y, Tensor weightHh, long[] batchSizes, boolean reverse) {
    Steps steps = Steps.of(NAME, batchSizes, reverse);
    Recurrent.checkRank(NAME, "weightHh", weightHh, 2);
    long hidden = weightHh.layout().shape(1);
    Steps.checkShape(NAME, "weightHh", weightHh, hidden, hidden);
    Steps.checkShape(NAME, "gy", gy, steps.rows(), hidden);
    Steps.checkShape(NAME, "y", y, steps.rows(), hidden);
    Recurrent.checkDtype(NAME, "gy", weightHh, gy);
    Recurrent.checkDtype(NAME, "y", weightHh, y);
    return steps;
  }

  /// Computes in ops, which can be derived again.
  static RnnGradients walk(Steps steps, Tensor gy, Tensor y, Tensor weightHh, boolean relu) {
    Tensor[] projected = new Tensor[steps.count()];
    Carried gh = new Carried(steps);
    Tensor zero = Tensor.scalar(0.0);
    for (int turn = steps.count() - 1; turn >= 0; turn--) {
      int step = steps.at(turn);
      Tensor g = gh.into(steps.of(gy, step), step);
      Tensor state = steps.of(y, step);
      projected[step] =
          relu
              ? TensorOps.where(MathOps.gt(state, zero), g, zero)
              : TensorOps.mul(g, LstmSequenceBackward.bent(state));
      gh.next(TensorOps.matmul(projected[step], weightHh), step);
    }
    return new RnnGradients(LstmSequence.joined(projected), gh.first());
  }
}
