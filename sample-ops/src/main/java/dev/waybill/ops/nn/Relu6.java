package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.relu6` as a layer.
@Stateful
@Export({"nn.Relu6", "nn.ReLU6"})
public final class Relu6 extends Layer {

  /// Makes the layer.
  @Creator
  public Relu6() {}

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.relu6(x);
  }
}
