package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.celu` as a layer.
@Stateful
@Export({"nn.Celu", "nn.CELU"})
public final class Celu extends Layer {
  private final double alpha;

  /// Makes the layer.
  ///
  /// @param alpha the limit for small numbers, negated
  @Creator
  public Celu(@Default("1.0") double alpha) {
    this.alpha = alpha;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.celu(x, alpha);
  }

  @Override
  protected String describe() {
    return "alpha=" + alpha;
  }
}
