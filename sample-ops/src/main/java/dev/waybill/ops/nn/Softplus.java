package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.softplus` as a layer.
@Stateful
@Export("nn.Softplus")
public final class Softplus extends Layer {
  private final double beta;
  private final double threshold;

  /// Makes the layer.
  ///
  /// @param beta how sharp the bend is
  /// @param threshold where `beta · x` is above it, the result is `x`
  @Creator
  public Softplus(@Default("1.0") double beta, @Default("20.0") double threshold) {
    this.beta = beta;
    this.threshold = threshold;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.softplus(x, beta, threshold);
  }

  @Override
  protected String describe() {
    return "beta=" + beta + ", threshold=" + threshold;
  }
}
