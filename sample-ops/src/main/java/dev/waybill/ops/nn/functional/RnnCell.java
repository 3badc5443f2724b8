package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.rnnCell`.
public final class RnnCell {
  private static final String NAME = "nn.functional.rnnCell";

  private RnnCell() {}

  /// A step of Elman's recurrent net: `h' = tanh(x · weightIhᵀ + biasIh + h · weightHhᵀ + biasHh)`.
  ///
  /// Source: Elman, "Finding Structure in Time" (1990); PyTorch, `torch.nn.RNNCell`.
  ///
  /// ```java
  /// Tensor weight = Tensor.fromArray(new float[] {1}, 1, 1);
  /// Functional.rnnCell(Tensor.of(1f), Tensor.of(2f), weight, weight, null, null, "relu");
  /// // ==> tensor([3.])
  /// ```
  ///
  /// @param x `[batch, input]` or `[input]`
  /// @param h the state, `[batch, hidden]` or `[hidden]`
  /// @param weightIh `[hidden, input]`
  /// @param weightHh `[hidden, hidden]`
  /// @param biasIh `[hidden]`, or `null`
  /// @param biasHh `[hidden]`, or `null`
  /// @param nonlinearity `tanh` or `relu`
  /// @return the next state
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit
  @Export(NAME)
  public static Tensor rnnCell(
      Tensor x,
      Tensor h,
      Tensor weightIh,
      Tensor weightHh,
      @Default("null") @Nullable Tensor biasIh,
      @Default("null") @Nullable Tensor biasHh,
      @Default("tanh") String nonlinearity) {
    boolean relu = RecurrentCells.isRelu(NAME, nonlinearity);
    RecurrentCells.check(NAME, 1, x, h, weightIh, weightHh, biasIh, biasHh);
    Tensor sum =
        TensorOps.add(
            Functional.linear(x, weightIh, biasIh), Functional.linear(h, weightHh, biasHh));
    return RnnSequence.activated(sum, relu);
  }
}
