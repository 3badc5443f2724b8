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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The op `nn.functional.gruSequence`.
public final class GruSequence {
  static final String NAME = "nn.functional.gruSequence";

  private GruSequence() {}

  /// Walks a gated recurrent unit over all steps of packed sequences, in one direction. Of what a
  /// step is given, the part of the input is computed before: see [gru][Gru], which calls this.
  ///
  /// - Shapes: `projected: [rows, 3 · hidden]`, `weightHh: [3 · hidden, hidden]`,
  ///   `h0: [batch, hidden]`, `biasHh: [3 · hidden]`.
  /// - Dtypes: f32, f64; all the same.
  /// - Numerics: as those of the ops that a step is made of.
  /// - Source: [gruCell][GruCell].
  ///
  /// ```java
  /// Tensor projected = Tensor.zeros(DType.F32, 2, 3); // two steps of one sequence
  /// Tensor weight = Tensor.zeros(DType.F32, 3, 1);
  /// Tensor one = Tensor.ones(DType.F32, 1, 1);
  /// Functional.gruSequence(projected, weight, one, new long[] {1, 1}).output();
  /// // ==> tensor([[0.5000], [0.2500]])
  /// ```
  ///
  /// @param projected what each step is given besides its state, in packed order
  /// @param weightHh the weights of the state
  /// @param h0 the first states
  /// @param batchSizes how many sequences reach each step, never rising
  /// @param biasHh is added to the products of the state, or `null`
  /// @param reverse whether the last step comes first
  /// @return the states and gates of all steps
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit
  @Export(NAME)
  @Op(dtypes = {"f32", "f64"})
  public static GruSteps gruSequence(
      Tensor projected,
      Tensor weightHh,
      Tensor h0,
      long[] batchSizes,
      @Default("null") @Nullable Tensor biasHh,
      @Default("false") boolean reverse) {
    Steps steps = check(projected, weightHh, h0, batchSizes, biasHh, reverse);
    return composed(steps, projected, weightHh, h0, biasHh);
  }

  static Steps check(
      Tensor projected,
      Tensor weightHh,
      Tensor h0,
      long[] batchSizes,
      @Nullable Tensor biasHh,
      boolean reverse) {
    Steps steps = Steps.of(NAME, batchSizes, reverse);
    Recurrent.checkRank(NAME, "weightHh", weightHh, 2);
    long hidden = weightHh.layout().shape(1);
    Steps.checkShape(NAME, "weightHh", weightHh, 3 * hidden, hidden);
    Steps.checkShape(NAME, "projected", projected, steps.rows(), 3 * hidden);
    Steps.checkShape(NAME, "h0", h0, steps.batch(), hidden);
    Recurrent.checkDtype(NAME, "weightHh", projected, weightHh);
    Recurrent.checkDtype(NAME, "h0", projected, h0);
    if (biasHh != null) {
      Steps.checkShape(NAME, "biasHh", biasHh, 3 * hidden);
      Recurrent.checkDtype(NAME, "biasHh", projected, biasHh);
    }
    return steps;
  }

  /// Computes in ops, on any device and of any floating dtype.
  static GruSteps composed(
      Steps steps, Tensor projected, Tensor weightHh, Tensor h0, @Nullable Tensor biasHh) {
    Tensor map = TensorOps.transpose(weightHh, 0, 1);
    Tensor[] outputs = new Tensor[steps.count()];
    Tensor[] gates = new Tensor[steps.count()];
    Tensor h = h0;
    for (int turn = 0; turn < steps.count(); turn++) {
      int step = steps.at(turn);
      h = steps.fit(h, h0, step);
      Tensor product = TensorOps.matmul(h, map);
      Tensor b = biasHh == null ? product : TensorOps.add(product, biasHh);
      gates[step] = activated(steps.of(projected, step), b);
      h = next(gates[step], h);
      outputs[step] = h;
    }
    return new GruSteps(LstmSequence.joined(outputs), LstmSequence.joined(gates));
  }

  /// Returns the gates, of the three parts of the input's product and of the state's.
  static Tensor activated(Tensor a, Tensor b) {
    Tensor both = MathOps.sigmoid(TensorOps.add(parts(a, 0, 2), parts(b, 0, 2)));
    Tensor third = parts(b, 2, 1);
    Tensor reset = TensorOps.mul(LstmSequence.part(both, 2, 0), third);
    Tensor n = MathOps.tanh(TensorOps.add(parts(a, 2, 1), reset));
    return TensorOps.cat(List.of(both, n, third), -1);
  }

  /// Returns the state behind a step.
  static Tensor next(Tensor gates, Tensor h) {
    Tensor z = LstmSequence.gate(gates, 1);
    Tensor fresh = TensorOps.mul(TensorOps.sub(Tensor.scalar(1.0), z), LstmSequence.gate(gates, 2));
    return TensorOps.add(fresh, TensorOps.mul(z, h));
  }

  private static Tensor parts(Tensor x, int from, int count) {
    long width = x.layout().shape(x.rank() - 1) / 3;
    return TensorOps.narrow(x, -1, from * width, count * width);
  }

  // The sums over all steps are products of matrices, one a weight.
  @Gradient(op = NAME)
  static Tensor[] gradients(
      GruSteps gy,
      Tensor projected,
      Tensor weightHh,
      Tensor h0,
      long[] batchSizes,
      @Nullable Tensor biasHh,
      boolean reverse,
      GruSteps result) {
    Steps steps = Steps.of(NAME, batchSizes, reverse);
    Tensor previous = steps.previous(result.output(), h0);
    // In ops where it is to be derived again; there, `result` leads back to this op.
    GruGradients found =
        Autograd.isGradEnabled()
            ? GruSequenceBackward.walk(steps, gy, previous, result.gates(), weightHh)
            : Functional.gruSequenceBackward(
                gy.output(), gy.gates(), previous, result.gates(), weightHh, batchSizes, reverse);
    Tensor byWeight = TensorOps.matmul(TensorOps.transpose(found.products(), 0, 1), previous);
    Tensor byBias = biasHh == null ? null : TensorOps.sum(found.products(), new int[] {0});
    return new Tensor[] {found.projected(), byWeight, found.h0(), byBias};
  }
}
