package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.silu` as a layer.
@Stateful
@Export({"nn.Silu", "nn.SiLU"})
public final class Silu extends Layer {

  /// Makes the layer.
  @Creator
  public Silu() {}

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.silu(x);
  }
}
