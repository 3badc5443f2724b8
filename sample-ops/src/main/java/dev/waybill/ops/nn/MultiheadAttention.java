package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Named;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.api.nn.Init;
import dev.waybill.autograd.Autograd;
import dev.waybill.dispatch.WrongArgumentException;
import dev.waybill.nn.Module;
import dev.waybill.nn.Parameter;
import dev.waybill.ops.nn.functional.AttentionOutput;
import dev.waybill.tensor.DType;
import dev.waybill.tensor.Generator;
import dev.waybill.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Attention of several heads: the function `nn.functional.multiHeadAttention` as a module.
///
/// `in_proj_weight [3 · embedDim, embedDim]` begins evenly spread as `nn.init.xavierUniform_` has
/// it, over the whole of it, and so do `q_proj_weight`, `k_proj_weight` and `v_proj_weight`, which
/// stand in its place where keys or values have another length. `in_proj_bias` and the bias of
/// `out_proj` begin with 0.
///
/// As in PyTorch, truth values in masks say what is *not* attended to. A query that may attend to
/// no key takes 0 of all of them, where PyTorch gives NaN if weights are asked for.
@Stateful
@Export("nn.MultiheadAttention")
public final class MultiheadAttention extends Module {
  @Named("q_proj_weight")
  final @Nullable Parameter qProjWeight;

  @Named("k_proj_weight")
  final @Nullable Parameter kProjWeight;

  @Named("v_proj_weight")
  final @Nullable Parameter vProjWeight;

  @Named("in_proj_weight")
  final @Nullable Parameter inProjWeight;

  @Named("in_proj_bias")
  final @Nullable Parameter inProjBias;

  @Named("bias_k")
  final @Nullable Parameter biasK;

  @Named("bias_v")
  final @Nullable Parameter biasV;

  @Named("out_proj")
  final Linear outProj;

  private final long embedDim;
  private final long numHeads;
  private final double dropout;
  private final boolean addZeroAttn;
  private final boolean batchFirst;

  /// Makes the module.
  ///
  /// @param embedDim the length of a query
  /// @param numHeads how many heads; divides `embedDim`
  /// @param dropout the probability with which a weight is dropped in training
  /// @param bias whether something is added to what is mapped
  /// @param addBiasKv whether there is one more key, with a value, that are learnt
  /// @param addZeroAttn whether there is one more key of zeros, with a value of zeros
  /// @param kdim the length of a key; `null` for `embedDim`
  /// @param vdim the length of a value; `null` for `embedDim`
  /// @param batchFirst whether the batch is the first axis
  /// @throws WrongArgumentException if a size or the probability cannot be
  @Creator
  public MultiheadAttention(
      long embedDim,
      long numHeads,
      @Default("0.0") double dropout,
      @Default("true") boolean bias,
      @Default("false") boolean addBiasKv,
      @Default("false") boolean addZeroAttn,
      @Default("null") @Nullable Long kdim,
      @Default("null") @Nullable Long vdim,
      @Default("false") boolean batchFirst) {
    long keys = kdim == null ? embedDim : kdim;
    long values = vdim == null ? embedDim : vdim;
    check(embedDim, numHeads, dropout, keys, values);
    this.embedDim = embedDim;
    this.numHeads = numHeads;
    this.dropout = dropout;
    this.addZeroAttn = addZeroAttn;
    this.batchFirst = batchFirst;
    boolean alike = keys == embedDim && values == embedDim;
    this.inProjWeight = alike ? xavierUniform(3 * embedDim, embedDim) : null;
    this.qProjWeight = alike ? null : xavierUniform(embedDim, embedDim);
    this.kProjWeight = alike ? null : xavierUniform(embedDim, keys);
    this.vProjWeight = alike ? null : xavierUniform(embedDim, values);
    this.inProjBias = bias ? Initial.zeros(3 * embedDim) : null;
    this.biasK = addBiasKv ? xavierNormal(embedDim) : null;
    this.biasV = addBiasKv ? xavierNormal(embedDim) : null;
    this.outProj = new Linear(embedDim, embedDim, bias);
    Parameter added = outProj.bias();
    if (added != null) {
      Autograd.noGrad(() -> Init.zeros_(added));
    }
  }

  /// Makes the module as PyTorch does by default.
  ///
  /// @param embedDim the length of a query, a key and a value
  /// @param numHeads how many heads; divides `embedDim`
  public MultiheadAttention(long embedDim, long numHeads) {
    this(embedDim, numHeads, 0, true, false, false, null, null, false);
  }

  private static void check(long embedDim, long numHeads, double dropout, long keys, long values) {
    String name = "nn.MultiheadAttention";
    Initial.checkAtLeast(name, "embedDim", embedDim, 1);
    Initial.checkAtLeast(name, "numHeads", numHeads, 1);
    Initial.checkAtLeast(name, "kdim", keys, 1);
    Initial.checkAtLeast(name, "vdim", values, 1);
    if (embedDim % numHeads != 0) {
      throw new WrongArgumentException(
          name,
          "numHeads",
          "embed_dim must be divisible by num_heads, found "
              + numHeads
              + " heads for length "
              + embedDim
              + ", expected a divisor of it.");
    }
    Seeds.checkProbability(name, "dropout", dropout);
  }

  private static Parameter xavierUniform(long... shape) {
    Tensor values = Tensor.empty(DType.F32, shape);
    return new Parameter(Init.xavierUniform_(values, Generator.current().nextSeed()));
  }

  private static Parameter xavierNormal(long length) {
    Tensor values = Tensor.empty(DType.F32, 1, 1, length);
    return new Parameter(Init.xavierNormal_(values, Generator.current().nextSeed()));
  }

  /// Attends without masks, and runs the hooks around it.
  ///
  /// @param query `[target, batch, embedDim]`, `[batch, target, embedDim]` with `batchFirst`, or
  ///     `[target, embedDim]`
  /// @param key likewise, with `source` and `kdim`
  /// @param value likewise, with `source` and `vdim`
  /// @return the result, and the mean over the heads of what each query took of each key
  public AttentionOutput call(Tensor query, Tensor key, Tensor value) {
    return call(query, key, value, null, true, null, true, false);
  }

  /// Attends, and runs the hooks around it.
  ///
  /// @param query `[target, batch, embedDim]`, `[batch, target, embedDim]` with `batchFirst`, or
  ///     `[target, embedDim]`
  /// @param key likewise, with `source` and `kdim`
  /// @param value likewise, with `source` and `vdim`
  /// @param keyPaddingMask `[batch, source]`: `bool`, true is not attended to; or numbers that are
  ///     added; or `null`
  /// @param needWeights whether to return what each query took of each key
  /// @param attnMask `[target, source]`, or `[batch · numHeads, target, source]`, likewise
  /// @param averageAttnWeights whether that is the mean over the heads
  /// @param isCausal whether query `i` sees the keys 0 to `i` only, in place of `attnMask`
  /// @return the result, and the weights
  public AttentionOutput call(
      Tensor query,
      Tensor key,
      Tensor value,
      @Nullable Tensor keyPaddingMask,
      boolean needWeights,
      @Nullable Tensor attnMask,
      boolean averageAttnWeights,
      boolean isCausal) {
    if (!isHooked()) {
      return attend(
          query, key, value, keyPaddingMask, needWeights, attnMask, averageAttnWeights, isCausal);
    }
    List<@Nullable Tensor> out =
        hooked(
            Arrays.asList(query, key, value, keyPaddingMask, attnMask),
            in -> {
              AttentionOutput given =
                  attend(
                      argument(in, 0, "query"),
                      argument(in, 1, "key"),
                      argument(in, 2, "value"),
                      in.get(3),
                      needWeights,
                      in.get(4),
                      averageAttnWeights,
                      isCausal);
              return Arrays.asList(given.output(), given.weights());
            });
    return new AttentionOutput(argument(out, 0, "output"), out.get(1));
  }

  private AttentionOutput attend(
      Tensor query,
      Tensor key,
      Tensor value,
      @Nullable Tensor keyPaddingMask,
      boolean needWeights,
      @Nullable Tensor attnMask,
      boolean averageAttnWeights,
      boolean isCausal) {
    return Functional.multiHeadAttention(
        query,
        key,
        value,
        numHeads,
        outProj.weight(),
        outProj.bias(),
        inProjWeight,
        inProjBias,
        qProjWeight,
        kProjWeight,
        vProjWeight,
        biasK,
        biasV,
        addZeroAttn,
        keyPaddingMask,
        attnMask,
        isCausal,
        needWeights,
        averageAttnWeights,
        dropout,
        isTraining(),
        Seeds.next(isTraining() && dropout > 0),
        batchFirst);
  }

  @Override
  protected String describe() {
    return embedDim + ", " + numHeads + (batchFirst ? ", batchFirst=true" : "");
  }
}
