package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.logSigmoid` as a layer.
@Stateful
@Export("nn.LogSigmoid")
public final class LogSigmoid extends Layer {

  /// Makes the layer.
  @Creator
  public LogSigmoid() {}

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.logSigmoid(x);
  }
}
