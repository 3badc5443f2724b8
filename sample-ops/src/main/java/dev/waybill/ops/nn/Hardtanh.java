package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.hardtanh` as a layer.
@Stateful
@Export("nn.Hardtanh")
public final class Hardtanh extends Layer {
  private final double minVal;
  private final double maxVal;

  /// Makes the layer.
  ///
  /// @param minVal the least result
  /// @param maxVal the largest result
  @Creator
  public Hardtanh(@Default("-1.0") double minVal, @Default("1.0") double maxVal) {
    this.minVal = minVal;
    this.maxVal = maxVal;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.hardtanh(x, minVal, maxVal);
  }

  @Override
  protected String describe() {
    return "minVal=" + minVal + ", maxVal=" + maxVal;
  }
}
