package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.glu` as a layer.
@Stateful
@Export({"nn.Glu", "nn.GLU"})
public final class Glu extends Layer {
  private final int dim;

  /// Makes the layer.
  ///
  /// @param dim the axis that is halved
  @Creator
  public Glu(@Default("-1") int dim) {
    this.dim = dim;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.glu(x, dim);
  }

  @Override
  protected String describe() {
    return "dim=" + dim;
  }
}
