package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.hardswish` as a layer.
@Stateful
@Export("nn.Hardswish")
public final class Hardswish extends Layer {

  /// Makes the layer.
  @Creator
  public Hardswish() {}

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.hardswish(x);
  }
}
