package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.logSoftmax` as a layer. The axis must be given.
@Stateful
@Export("nn.LogSoftmax")
public final class LogSoftmax extends Layer {
  private final int dim;

  /// Makes the layer.
  ///
  /// @param dim the axis
  @Creator
  public LogSoftmax(int dim) {
    this.dim = dim;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.logSoftmax(x, dim);
  }

  @Override
  protected String describe() {
    return "dim=" + dim;
  }
}
