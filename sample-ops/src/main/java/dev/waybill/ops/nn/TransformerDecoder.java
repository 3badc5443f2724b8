package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.nn.Layer;
import dev.waybill.nn.Module;
import dev.waybill.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Layers of a transformer's decoder upon each other. All are copies of one, and begin with equal
/// parameters, as in PyTorch.
@Stateful
@Export("nn.TransformerDecoder")
public final class TransformerDecoder extends Module {
  final ModuleList<TransformerDecoderLayer> layers;
  final @Nullable Layer norm;

  /// Makes the module.
  ///
  /// @param layer what each layer is like; it is copied, and takes no part itself
  /// @param numLayers how many layers, from 1
  /// @param norm is called with what the last layer returns; `null` for nothing
  /// @throws dev.waybill.dispatch.WrongArgumentException if there are no layers
  @Creator
  public TransformerDecoder(
      TransformerDecoderLayer layer, long numLayers, @Default("null") @Nullable Layer norm) {
    Initial.checkAtLeast("nn.TransformerDecoder", "numLayers", numLayers, 1);
    List<TransformerDecoderLayer> copies = new ArrayList<>();
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
  public TransformerDecoder(TransformerDecoderLayer layer, long numLayers) {
    this(layer, numLayers, null);
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
    Tensor y = x;
    for (TransformerDecoderLayer layer : layers) {
      y = layer.call(y, memory, masks);
    }
    return norm == null ? y : norm.call(y);
  }
}
