package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.lstmCell`.
public final class LstmCell {
  private static final String NAME = "nn.functional.lstmCell";

  private LstmCell() {}

  /// A step of a long short-term memory: with the four parts `i, f, g, o` of
  /// `x · weightIhᵀ + biasIh + h · weightHhᵀ + biasHh`, `c' = σ(f) · c + σ(i) · tanh(g)` and
  /// `h' = σ(o) · tanh(c')`.
  ///
  /// Source: Hochreiter and Schmidhuber, "Long Short-Term Memory" (1997), with the forget gate of
  /// Gers et al. (2000); PyTorch, `torch.nn.LSTMCell`.
  ///
  /// ```java
  /// Tensor weight = Tensor.zeros(DType.F32, 4, 1);
  /// Tensor one = Tensor.of(1f);
  /// Functional.lstmCell(one, one, one, weight, weight).cell(); // ==> tensor([0.5000])
  /// ```
  ///
  /// @param x `[batch, input]` or `[input]`
  /// @param h the state, `[batch, hidden]` or `[hidden]`
  /// @param c the memory, of the same shape
  /// @param weightIh `[4 · hidden, input]`
  /// @param weightHh `[4 · hidden, hidden]`
  /// @param biasIh `[4 · hidden]`, or `null`
  /// @param biasHh `[4 · hidden]`, or `null`
  /// @return the next state and memory
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit
  @Export(NAME)
  public static LstmState lstmCell(
      Tensor x,
      Tensor h,
      Tensor c,
      Tensor weightIh,
      Tensor weightHh,
      @Default("null") @Nullable Tensor biasIh,
      @Default("null") @Nullable Tensor biasHh) {
    RecurrentCells.check(NAME, 4, x, h, weightIh, weightHh, biasIh, biasHh);
    RecurrentCells.checkState(NAME, "c", x, c, weightHh.layout().shape(1));
    Tensor sum =
        TensorOps.add(
            Functional.linear(x, weightIh, biasIh), Functional.linear(h, weightHh, biasHh));
    Tensor gates = LstmSequence.activated(sum);
    Tensor cell = LstmSequence.remembered(gates, c);
    return new LstmState(LstmSequence.shown(gates, cell), cell);
  }
}
