package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.leakyRelu` as a layer.
@Stateful
@Export({"nn.LeakyRelu", "nn.LeakyReLU"})
public final class LeakyRelu extends Layer {
  private final double negativeSlope;

  /// Makes the layer.
  ///
  /// @param negativeSlope the slope below 0
  @Creator
  public LeakyRelu(@Default("0.01") double negativeSlope) {
    this.negativeSlope = negativeSlope;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.leakyRelu(x, negativeSlope);
  }

  @Override
  protected String describe() {
    return "negativeSlope=" + negativeSlope;
  }
}
