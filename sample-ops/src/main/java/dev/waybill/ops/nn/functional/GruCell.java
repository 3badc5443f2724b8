package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.gruCell`.
public final class GruCell {
  private static final String NAME = "nn.functional.gruCell";

  private GruCell() {}

  /// A step of a gated recurrent unit: with the three parts of `a = x · weightIhᵀ + biasIh` and of
  /// `b = h · weightHhᵀ + biasHh`, `r = σ(a₁ + b₁)`, `z = σ(a₂ + b₂)`, `n = tanh(a₃ + r · b₃)` and
  /// `h' = (1 - z) · n + z · h`.
  ///
  /// The gate `r` is applied behind the product, unlike in the paper. Source: Cho et al., "Learning
  /// Phrase Representations using RNN Encoder-Decoder" (2014), section 2.3; PyTorch,
  /// `torch.nn.GRUCell`.
  ///
  /// ```java
  /// Tensor weight = Tensor.zeros(DType.F32, 3, 1);
  /// Tensor one = Tensor.of(1f);
  /// Functional.gruCell(one, one, weight, weight); // ==> tensor([0.5000])
  /// ```
  ///
  /// @param x `[batch, input]` or `[input]`
  /// @param h the state, `[batch, hidden]` or `[hidden]`
  /// @param weightIh `[3 · hidden, input]`
  /// @param weightHh `[3 · hidden, hidden]`
  /// @param biasIh `[3 · hidden]`, or `null`
  /// @param biasHh `[3 · hidden]`, or `null`
  /// @return the next state
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit
  @Export(NAME)
  public static Tensor gruCell(
      Tensor x,
      Tensor h,
      Tensor weightIh,
      Tensor weightHh,
      @Default("null") @Nullable Tensor biasIh,
      @Default("null") @Nullable Tensor biasHh) {
    RecurrentCells.check(NAME, 3, x, h, weightIh, weightHh, biasIh, biasHh);
    Tensor a = Functional.linear(x, weightIh, biasIh);
    Tensor b = Functional.linear(h, weightHh, biasHh);
    return GruSequence.next(GruSequence.activated(a, b), h);
  }
}
