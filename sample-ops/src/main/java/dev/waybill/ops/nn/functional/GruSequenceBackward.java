package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.NotDifferentiable;
import dev.waybill.annotations.Op;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;

/// The op `nn.functional.gruSequenceBackward`.
public final class GruSequenceBackward {
  static final String NAME = "nn.functional.gruSequenceBackward";

  private GruSequenceBackward() {}

  /// Derives [gruSequence][GruSequence], walking back over its steps: with `gh` what flows into the
  /// state behind a step, `h` the state before it and `b` the third part of its product,
  /// `gn = gh · (1 - z)` and `gz = gh · (h - n)`; through their functions to `an` and `az`,
  /// `gr = an · b` to `ar`; then `gh' = gh · z + (ar az an · r) · weightHh` flows into the step
  /// before.
  ///
  /// - Shapes: `gy`, `gGates` and `gates` as what [gruSequence][GruSequence] returned,
  ///   `previous: [rows, hidden]`.
  /// - Dtypes: f32, f64; all the same.
  /// - Numerics: as those of the ops that a step is made of.
  /// - Source: the equations of [gruCell][GruCell], derived.
  ///
  /// ```java
  /// Tensor one = Tensor.ones(DType.F32, 1, 1);
  /// Tensor gates = Tensor.fromArray(new float[] {0.5f, 0.25f, 0, 0}, 1, 4);
  /// Functional.gruSequenceBackward(
  ///         one, Tensor.zeros(DType.F32, 1, 4), one, gates, Tensor.zeros(DType.F32, 3, 1),
  ///         new long[] {1})
  ///     .h0(); // ==> tensor([[0.2500]])
  /// ```
  ///
  /// @param gy the gradient of the states
  /// @param gGates the gradient of the gates
  /// @param previous the state before each step
  /// @param gates the gates
  /// @param weightHh the weights of the state
  /// @param batchSizes how many sequences reach each step, never rising
  /// @param reverse whether the last step came first
  /// @return the gradients by what flows in
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit
  @Export(NAME)
  @Op(dtypes = {"f32", "f64"})
  @NotDifferentiable("gruSequence derives itself in other ops where it is derived again")
  public static GruGradients gruSequenceBackward(
      Tensor gy,
      Tensor gGates,
      Tensor previous,
      Tensor gates,
      Tensor weightHh,
      long[] batchSizes,
      @Default("false") boolean reverse) {
    Steps steps = check(gy, gGates, previous, gates, weightHh, batchSizes, reverse);
    return walk(steps, new GruSteps(gy, gGates), previous, gates, weightHh);
  }

  static Steps check(
      Tensor gy,
      Tensor gGates,
      Tensor previous,
      Tensor gates,
      Tensor weightHh,
      long[] batchSizes,
      boolean reverse) {
    Steps steps = Steps.of(NAME, batchSizes, reverse);
    Recurrent.checkRank(NAME, "weightHh", weightHh, 2);
    long hidden = weightHh.layout().shape(1);
    Steps.checkShape(NAME, "weightHh", weightHh, 3 * hidden, hidden);
    checkRows(steps, "gy", gy, hidden, weightHh);
    checkRows(steps, "previous", previous, hidden, weightHh);
    checkRows(steps, "gGates", gGates, 4 * hidden, weightHh);
    checkRows(steps, "gates", gates, 4 * hidden, weightHh);
    return steps;
  }

  private static void checkRows(Steps steps, String name, Tensor rows, long width, Tensor like) {
    Steps.checkShape(NAME, name, rows, steps.rows(), width);
    Recurrent.checkDtype(NAME, name, like, rows);
  }

  /// Computes in ops, which can be derived again.
  static GruGradients walk(
      Steps steps, GruSteps gy, Tensor previous, Tensor gates, Tensor weightHh) {
    Tensor[] projected = new Tensor[steps.count()];
    Tensor[] products = new Tensor[steps.count()];
    Tensor one = Tensor.scalar(1.0);
    Carried gh = new Carried(steps);
    for (int turn = steps.count() - 1; turn >= 0; turn--) {
      int step = steps.at(turn);
      Tensor act = steps.of(gates, step);
      Tensor r = LstmSequence.gate(act, 0);
      Tensor z = LstmSequence.gate(act, 1);
      Tensor n = LstmSequence.gate(act, 2);
      Tensor own = steps.of(gy.gates(), step);
      Tensor g = gh.into(steps.of(gy.output(), step), step);
      Tensor gn = TensorOps.add(TensorOps.mul(g, TensorOps.sub(one, z)), gate(own, 2));
      Tensor an = TensorOps.mul(gn, LstmSequenceBackward.bent(n));
      Tensor gz = TensorOps.mul(g, TensorOps.sub(steps.of(previous, step), n));
      Tensor az = TensorOps.mul(TensorOps.add(gz, gate(own, 1)), logistic(z));
      Tensor gr = TensorOps.add(TensorOps.mul(an, gate(act, 3)), gate(own, 0));
      Tensor ar = TensorOps.mul(gr, logistic(r));
      Tensor gb = TensorOps.add(TensorOps.mul(an, r), gate(own, 3));
      projected[step] = TensorOps.cat(List.of(ar, az, an), -1);
      products[step] = TensorOps.cat(List.of(ar, az, gb), -1);
      gh.next(TensorOps.add(TensorOps.mul(g, z), TensorOps.matmul(products[step], weightHh)), step);
    }
    return new GruGradients(
        LstmSequence.joined(projected), LstmSequence.joined(products), gh.first());
  }

  private static Tensor gate(Tensor gates, int number) {
    return LstmSequence.gate(gates, number);
  }

  private static Tensor logistic(Tensor y) {
    return TensorOps.mul(y, TensorOps.sub(Tensor.scalar(1.0), y));
  }
}
