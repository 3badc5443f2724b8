package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.softshrink` as a layer.
@Stateful
@Export("nn.Softshrink")
public final class Softshrink extends Layer {
  private final double lambd;

  /// Makes the layer.
  ///
  /// @param lambd how far from 0 a number must be to count
  @Creator
  public Softshrink(@Default("0.5") double lambd) {
    this.lambd = lambd;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.softshrink(x, lambd);
  }

  @Override
  protected String describe() {
    return "lambd=" + lambd;
  }
}
