package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.softmin` as a layer. The axis must be given.
@Stateful
@Export("nn.Softmin")
public final class Softmin extends Layer {
  private final int dim;

  /// Makes the layer.
  ///
  /// @param dim the axis whose numbers sum to 1
  @Creator
  public Softmin(int dim) {
    this.dim = dim;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.softmin(x, dim);
  }

  @Override
  protected String describe() {
    return "dim=" + dim;
  }
}
