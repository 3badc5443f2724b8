package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Named;
import dev.waybill.annotations.Stateful;
import dev.waybill.nn.Module;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.List;

/// A layer of a transformer's decoder: attention of all tokens to all, attention to what an encoder
/// made, then two maps of each token, each added to what it was computed from and normalised.
///
/// Source: Vaswani et al., "Attention Is All You Need", section 3.1; with `normFirst` Xiong et al.,
/// "On Layer Normalization in the Transformer Architecture"; PyTorch,
/// `torch.nn.TransformerDecoderLayer`.
@Stateful
@Export("nn.TransformerDecoderLayer")
public final class TransformerDecoderLayer extends Module {
  @Named("self_attn")
  final MultiheadAttention selfAttn;

  @Named("multihead_attn")
  final MultiheadAttention multiheadAttn;

  final Linear linear1;
  final Dropout dropout;
  final Linear linear2;
  final LayerNorm norm1;
  final LayerNorm norm2;
  final LayerNorm norm3;
  final Dropout dropout1;
  final Dropout dropout2;
  final Dropout dropout3;
  private final TransformerOptions options;

  /// Makes the layer.
  ///
  /// @param dModel the length of a token
  /// @param nhead how many heads attention has; divides `dModel`
  /// @param dimFeedforward the length between the two maps of a token
  /// @param dropout the probability with which an element is dropped in training
  /// @param activation `relu` or `gelu`, between the two maps
  /// @param layerNormEps keeps constant tokens finite
  /// @param batchFirst whether the batch is the first axis
  /// @param normFirst whether parts are normalised before what is added to them is computed
  /// @param bias whether the maps and norms add something
  /// @throws dev.waybill.dispatch.WrongArgumentException if a size, probability or name cannot be
  @Creator
  public TransformerDecoderLayer(
      long dModel,
      long nhead,
      @Default("2048") long dimFeedforward,
      @Default("0.1") double dropout,
      @Default("relu") String activation,
      @Default("1e-5") double layerNormEps,
      @Default("false") boolean batchFirst,
      @Default("false") boolean normFirst,
      @Default("true") boolean bias) {
    this(
        new TransformerOptions(
            "nn.TransformerDecoderLayer",
            dModel,
            nhead,
            dimFeedforward,
            dropout,
            activation,
            layerNormEps,
            batchFirst,
            normFirst,
            bias));
  }

  /// Makes the layer as PyTorch does by default.
  ///
  /// @param dModel the length of a token
  /// @param nhead how many heads attention has; divides `dModel`
  public TransformerDecoderLayer(long dModel, long nhead) {
    this(dModel, nhead, 2048, 0.1, "relu", 1e-5, false, false, true);
  }

  private TransformerDecoderLayer(TransformerOptions options) {
    this.options = options;
    this.selfAttn = options.attention();
    this.multiheadAttn = options.attention();
    this.linear1 = options.wider();
    this.dropout = new Dropout(options.dropout());
    this.linear2 = options.narrower();
    this.norm1 = options.norm();
    this.norm2 = options.norm();
    this.norm3 = options.norm();
    this.dropout1 = new Dropout(options.dropout());
    this.dropout2 = new Dropout(options.dropout());
    this.dropout3 = new Dropout(options.dropout());
  }

  /// Makes a layer like this one, with equal parameters of its own.
  ///
  /// @return the layer
  public TransformerDecoderLayer copy() {
    return TransformerOptions.copy(this, () -> new TransformerDecoderLayer(options));
  }

  /// Computes the result without masks, and runs the hooks around it.
  ///
  /// @param x `[target, batch, dModel]`, `[batch, target, dModel]` with `batchFirst`, or
  ///     `[target, dModel]`
  /// @param memory what an encoder made, likewise with `source`
  /// @return of the shape of `x`
  public Tensor call(Tensor x, Tensor memory) {
    return call(x, memory, DecoderMasks.NONE);
  }

  /// Computes the result with masks, and runs the hooks around it.
  ///
  /// @param x `[target, batch, dModel]`, `[batch, target, dModel]` with `batchFirst`, or
  ///     `[target, dModel]`
  /// @param memory what an encoder made, likewise with `source`
  /// @param masks what is not attended to
  /// @return of the shape of `x`
  public Tensor call(Tensor x, Tensor memory, DecoderMasks masks) {
    if (!isHooked()) {
      return decode(x, memory, masks);
    }
    return result(
        hooked(
            masks.inputs(x, memory),
            in -> List.of(decode(argument(in, 0, "x"), argument(in, 1, "memory"), masks.of(in)))));
  }

  private Tensor decode(Tensor x, Tensor memory, DecoderMasks masks) {
    if (options.normFirst()) {
      Tensor y = TensorOps.add(x, attended(norm1.call(x), masks));
      Tensor z = TensorOps.add(y, remembered(norm2.call(y), memory, masks));
      return TensorOps.add(z, mapped(norm3.call(z)));
    }
    Tensor y = norm1.call(TensorOps.add(x, attended(x, masks)));
    Tensor z = norm2.call(TensorOps.add(y, remembered(y, memory, masks)));
    return norm3.call(TensorOps.add(z, mapped(z)));
  }

  private Tensor attended(Tensor x, DecoderMasks masks) {
    return dropout1.call(
        selfAttn
            .call(x, x, x, masks.keyPaddingMask(), false, masks.mask(), false, masks.isCausal())
            .output());
  }

  private Tensor remembered(Tensor x, Tensor memory, DecoderMasks masks) {
    return dropout2.call(
        multiheadAttn
            .call(
                x,
                memory,
                memory,
                masks.memoryKeyPaddingMask(),
                false,
                masks.memoryMask(),
                false,
                masks.isMemoryCausal())
            .output());
  }

  private Tensor mapped(Tensor x) {
    Tensor wide = dropout.call(options.activated(linear1.call(x)));
    return dropout3.call(linear2.call(wide));
  }
}
