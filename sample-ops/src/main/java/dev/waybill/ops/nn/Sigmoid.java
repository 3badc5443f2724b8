package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.MathOps;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `sigmoid` as a layer: `1 / (1 + e⁻ˣ)`.
@Stateful
@Export("nn.Sigmoid")
public final class Sigmoid extends Layer {

  /// Makes the layer.
  @Creator
  public Sigmoid() {}

  @Override
  protected Tensor forward(Tensor x) {
    return MathOps.sigmoid(x);
  }
}
