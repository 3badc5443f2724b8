package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.tanhshrink` as a layer.
@Stateful
@Export("nn.Tanhshrink")
public final class Tanhshrink extends Layer {

  /// Makes the layer.
  @Creator
  public Tanhshrink() {}

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.tanhshrink(x);
  }
}
