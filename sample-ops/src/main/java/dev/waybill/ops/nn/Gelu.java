package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.gelu` as a layer.
@Stateful
@Export({"nn.Gelu", "nn.GELU"})
public final class Gelu extends Layer {
  private final String approximate;

  /// Makes the layer.
  ///
  /// @param approximate `none`, or `tanh` for a faster curve near it
  @Creator
  public Gelu(@Default("none") String approximate) {
    this.approximate = approximate;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.gelu(x, approximate);
  }

  @Override
  protected String describe() {
    return "approximate=" + approximate;
  }
}
