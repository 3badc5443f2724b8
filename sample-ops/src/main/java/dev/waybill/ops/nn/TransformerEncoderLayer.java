package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Named;
import dev.waybill.annotations.Stateful;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;
import dev.waybill.tensor.TensorOps;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A layer of a transformer's encoder: attention of all tokens to all, then two maps of each token,
/// each added to what it was computed from and normalised.
///
/// Source: Vaswani et al., "Attention Is All You Need", section 3.1; with `normFirst` Xiong et al.,
/// "On Layer Normalization in the Transformer Architecture"; PyTorch,
/// `torch.nn.TransformerEncoderLayer`.
@Stateful
@Export("nn.TransformerEncoderLayer")
public final class TransformerEncoderLayer extends Layer {
  @Named("self_attn")
  final MultiheadAttention selfAttn;

  final Linear linear1;
  final Dropout dropout;
  final Linear linear2;
  final LayerNorm norm1;
  final LayerNorm norm2;
  final Dropout dropout1;
  final Dropout dropout2;
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
  public TransformerEncoderLayer(
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
            "nn.TransformerEncoderLayer",
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
  public TransformerEncoderLayer(long dModel, long nhead) {
    this(dModel, nhead, 2048, 0.1, "relu", 1e-5, false, false, true);
  }

  private TransformerEncoderLayer(TransformerOptions options) {
    this.options = options;
    this.selfAttn = options.attention();
    this.linear1 = options.wider();
    this.dropout = new Dropout(options.dropout());
    this.linear2 = options.narrower();
    this.norm1 = options.norm();
    this.norm2 = options.norm();
    this.dropout1 = new Dropout(options.dropout());
    this.dropout2 = new Dropout(options.dropout());
  }

  /// Makes a layer like this one, with equal parameters of its own.
  ///
  /// @return the layer
  public TransformerEncoderLayer copy() {
    return TransformerOptions.copy(this, () -> new TransformerEncoderLayer(options));
  }

  /// Computes the result with masks, and runs the hooks around it. In masks of truth values, true
  /// is not attended to.
  ///
  /// @param x `[length, batch, dModel]`, `[batch, length, dModel]` with `batchFirst`, or
  ///     `[length, dModel]`
  /// @param mask `[length, length]`, or `[batch · nhead, length, length]`: `bool`, or numbers that
  ///     are added; or `null`
  /// @param keyPaddingMask `[batch, length]`, likewise
  /// @param isCausal whether a token sees those up to its own place only, in place of `mask`
  /// @return of the shape of `x`
  public Tensor call(
      Tensor x, @Nullable Tensor mask, @Nullable Tensor keyPaddingMask, boolean isCausal) {
    if (!isHooked()) {
      return encode(x, mask, keyPaddingMask, isCausal);
    }
    return result(
        hooked(
            Arrays.asList(x, mask, keyPaddingMask),
            in -> List.of(encode(argument(in, 0, "x"), in.get(1), in.get(2), isCausal))));
  }

  @Override
  protected Tensor forward(Tensor x) {
    return encode(x, null, null, false);
  }

  private Tensor encode(
      Tensor x, @Nullable Tensor mask, @Nullable Tensor keyPaddingMask, boolean isCausal) {
    if (options.normFirst()) {
      Tensor y = TensorOps.add(x, attended(norm1.call(x), mask, keyPaddingMask, isCausal));
      return TensorOps.add(y, mapped(norm2.call(y)));
    }
    Tensor y = norm1.call(TensorOps.add(x, attended(x, mask, keyPaddingMask, isCausal)));
    return norm2.call(TensorOps.add(y, mapped(y)));
  }

  private Tensor attended(
      Tensor x, @Nullable Tensor mask, @Nullable Tensor keyPaddingMask, boolean isCausal) {
    return dropout1.call(
        selfAttn.call(x, x, x, keyPaddingMask, false, mask, false, isCausal).output());
  }

  private Tensor mapped(Tensor x) {
    Tensor wide = dropout.call(options.activated(linear1.call(x)));
    return dropout2.call(linear2.call(wide));
  }
}
