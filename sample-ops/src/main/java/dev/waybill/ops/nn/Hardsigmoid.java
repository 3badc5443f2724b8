package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.hardsigmoid` as a layer.
@Stateful
@Export("nn.Hardsigmoid")
public final class Hardsigmoid extends Layer {

  /// Makes the layer.
  @Creator
  public Hardsigmoid() {}

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.hardsigmoid(x);
  }
}
