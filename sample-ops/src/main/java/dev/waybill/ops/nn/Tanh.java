package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.MathOps;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `tanh` as a layer.
@Stateful
@Export("nn.Tanh")
public final class Tanh extends Layer {

  /// Makes the layer.
  @Creator
  public Tanh() {}

  @Override
  protected Tensor forward(Tensor x) {
    return MathOps.tanh(x);
  }
}
