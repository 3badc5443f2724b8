package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Layers of a transformer's encoder upon each other. All are copies of one, and begin with equal
/// parameters, as in PyTorch.
@Stateful
@Export("nn.TransformerEncoder")
public final class TransformerEncoder extends Layer {
  final ModuleList<TransformerEncoderLayer> layers;
  final @Nullable Layer norm;

  /// Makes the module.
  ///
  /// @param layer what each layer is like; it is copied, and takes no part itself
  /// @param numLayers how many layers, from 1
  /// @param norm is called with what the last layer returns; `null` for nothing
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no layers
  @Creator
  public TransformerEncoder(
      TransformerEncoderLayer layer, long numLayers, @Default("null") @Nullable Layer norm) {
    Initial.checkAtLeast("nn.TransformerEncoder", "numLayers", numLayers, 1);
    List<TransformerEncoderLayer> copies = new ArrayList<>();
    for (int i = 0; i < numLayers; i++) {
      copies.add(layer.copy());
    }
    this.layers = new ModuleList<>(copies);
    this.norm = norm;
  }

  /// Makes the module without a norm behind it.
  ///
  /// @param layer what each layer is like; it is copied, and takes no part itself
  /// @param numLayers how many layers, from 1
  public TransformerEncoder(TransformerEncoderLayer layer, long numLayers) {
    this(layer, numLayers, null);
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
    Tensor y = x;
    for (TransformerEncoderLayer layer : layers) {
      y = layer.call(y, mask, keyPaddingMask, isCausal);
    }
    return norm == null ? y : norm.call(y);
  }
}
