package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// Returns its argument.
@Stateful
@Export("nn.Identity")
public final class Identity extends Layer {

  /// Makes the layer.
  @Creator
  public Identity() {}

  @Override
  protected Tensor forward(Tensor x) {
    return x;
  }
}
