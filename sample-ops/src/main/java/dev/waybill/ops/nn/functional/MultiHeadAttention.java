package dev.waybill.ops.nn.functional;

import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.api.MathOps;
import dev.waybill.api.nn.Functional;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The function `nn.functional.multiHeadAttention`.
public final class MultiHeadAttention {
  static final String NAME = "nn.functional.multiHeadAttention";

  private MultiHeadAttention() {}

  /// Attention of several heads: queries, keys and values are mapped, cut into `numHeads` parts,
  /// attended to part by part, and what comes out is joined and mapped once more.
  ///
  /// A query that may attend to no key takes 0 of all of them, so that `outProjBias` is its result;
  /// PyTorch gives NaN there if weights are asked for. Truth values in masks say what is *not*
  /// attended to, as in PyTorch, and unlike in `scaledDotProductAttention`. Source: Vaswani et al.,
  /// "Attention Is All You Need", section 3.2.2; PyTorch,
  /// `torch.nn.functional.multi_head_attention_forward`.
  ///
  /// ```java
  /// Tensor x = Tensor.fromArray(new float[] {1, 2, 3, 4}, 2, 2); // two tokens
  /// Tensor same = Tensor.eye(DType.F32, 2);
  /// Tensor none = Tensor.zeros(DType.F32, 2, 2); // all keys are alike
  /// Functional.multiHeadAttention(
  ///         x, x, x, 1, same,
  ///         new Functional.MultiHeadAttentionOptions()
  ///             .qProjWeight(none).kProjWeight(none).vProjWeight(same))
  ///     .output(); // ==> tensor([[2., 3.], [2., 3.]])
  /// ```
  ///
  /// @param query `[target, batch, embed]`, `[batch, target, embed]` with `batchFirst`, or
  ///     `[target, embed]`
  /// @param key likewise, with `source` in place of `target`, and `kdim` in place of `embed` where
  ///     there is a `kProjWeight`
  /// @param value likewise with `vdim`
  /// @param numHeads how many heads; divides `embed`
  /// @param outProjWeight `[embed, embed]`
  /// @param outProjBias `[embed]`, or `null`
  /// @param inProjWeight `[3 · embed, embed]`, the maps of queries, keys and values below each
  ///     other; `null` where they are apart
  /// @param inProjBias `[3 · embed]`, or `null`
  /// @param qProjWeight `[embed, embed]`, or `null`
  /// @param kProjWeight `[embed, kdim]`, or `null`
  /// @param vProjWeight `[embed, vdim]`, or `null`
  /// @param biasK `[1, 1, embed]`, one more key; `null` for none
  /// @param biasV `[1, 1, embed]`, its value
  /// @param addZeroAttn whether there is one more key of zeros, with a value of zeros
  /// @param keyPaddingMask `[batch, source]`: `bool`, true is not attended to; or numbers that are
  ///     added; or `null`
  /// @param attnMask `[target, source]`, or `[batch · numHeads, target, source]`, likewise
  /// @param isCausal whether query `i` sees the keys 0 to `i` only, in place of `attnMask`
  /// @param needWeights whether to return what each query took of each key
  /// @param averageAttnWeights whether that is the mean over the heads
  /// @param dropoutP the probability with which a weight is dropped
  /// @param training whether anything is dropped
  /// @param seed chooses what is dropped, see `dropout`
  /// @param batchFirst whether the batch is the first axis
  /// @return the result, and the weights
  /// @throws dev.waybill.dispatch.OpException if shapes or dtypes do not fit, or there are two
  ///   masks for `attnMask`
  @Export(NAME)
  public static AttentionOutput multiHeadAttention(
      Tensor query,
      Tensor key,
      Tensor value,
      long numHeads,
      Tensor outProjWeight,
      @Default("null") @Nullable Tensor outProjBias,
      @Default("null") @Nullable Tensor inProjWeight,
      @Default("null") @Nullable Tensor inProjBias,
      @Default("null") @Nullable Tensor qProjWeight,
      @Default("null") @Nullable Tensor kProjWeight,
      @Default("null") @Nullable Tensor vProjWeight,
      @Default("null") @Nullable Tensor biasK,
      @Default("null") @Nullable Tensor biasV,
      @Default("false") boolean addZeroAttn,
      @Default("null") @Nullable Tensor keyPaddingMask,
      @Default("null") @Nullable Tensor attnMask,
      @Default("false") boolean isCausal,
      @Default("true") boolean needWeights,
      @Default("true") boolean averageAttnWeights,
      @Default("0.0") double dropoutP,
      @Default("true") boolean training,
      @Default("0") long seed,
      @Default("false") boolean batchFirst) {
    Attended from =
        Attended.of(query, key, value, numHeads, batchFirst, keyPaddingMask, attnMask, isCausal);
    InProjection maps =
        InProjection.of(
            query, key, value, inProjWeight, inProjBias, qProjWeight, kProjWeight, vProjWeight);
    from.checkOut(outProjWeight, outProjBias);
    from.checkBiases(biasK, biasV);
    Dropout.checkProbability(NAME, "dropoutP", dropoutP);
    List<Tensor> projected = maps.apply(query, key, value, from::batched);
    Tensor q = from.heads(projected.get(0));
    Tensor k = from.extended(from.heads(projected.get(1)), biasK, addZeroAttn);
    Tensor v = from.extended(from.heads(projected.get(2)), biasV, addZeroAttn);
    Tensor mask = AttentionMask.of(from, (biasK == null ? 0 : 1) + (addZeroAttn ? 1 : 0));
    double dropped = training ? dropoutP : 0;
    Tensor weights = null;
    Tensor taken;
    if (needWeights) {
      weights = ScaledDotProductAttention.weights(q, k, mask, dropped, null, seed);
      taken = TensorOps.matmul(weights, v);
    } else {
      taken = Functional.scaledDotProductAttention(q, k, v, mask, dropped, false, null, seed);
    }
    Tensor output = Functional.linear(from.joined(taken), outProjWeight, outProjBias);
    return new AttentionOutput(
        from.restored(output), weights == null ? null : weights(from, weights, averageAttnWeights));
  }

  private static Tensor weights(Attended from, Tensor weights, boolean average) {
    Tensor shown = average ? MathOps.mean(weights, new int[] {1}, false, null) : weights;
    return from.isBatched() ? shown : TensorOps.select(shown, 0, 0);
  }
}
