package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.threshold` as a layer.
@Stateful
@Export("nn.Threshold")
public final class Threshold extends Layer {
  private final double threshold;
  private final double value;

  /// Makes the layer.
  ///
  /// @param threshold a number above it stays
  /// @param value what the others become
  @Creator
  public Threshold(double threshold, double value) {
    this.threshold = threshold;
    this.value = value;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.threshold(x, threshold, value);
  }

  @Override
  protected String describe() {
    return "threshold=" + threshold + ", value=" + value;
  }
}
