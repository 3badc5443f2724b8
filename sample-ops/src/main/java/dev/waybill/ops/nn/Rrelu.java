package dev.waybill.ops.nn;

import dev.waybill.annotations.Creator;
import dev.waybill.annotations.Default;
import dev.waybill.annotations.Export;
import dev.waybill.annotations.Stateful;
import dev.waybill.api.nn.Functional;
import dev.waybill.nn.Layer;
import dev.waybill.tensor.Tensor;

/// The function `nn.functional.rrelu` as a layer. In training each element below 0 has a slope of
/// its own.
@Stateful
@Export({"nn.Rrelu", "nn.RReLU"})
public final class Rrelu extends Layer {
  private final double lower;
  private final double upper;

  /// Makes the layer.
  ///
  /// @param lower the least slope
  /// @param upper the largest slope
  @Creator
  public Rrelu(@Default("0.125") double lower, @Default("0.3333333333333333") double upper) {
    this.lower = lower;
    this.upper = upper;
  }

  @Override
  protected Tensor forward(Tensor x) {
    return Functional.rrelu(x, Seeds.next(isTraining()), lower, upper, isTraining());
  }

  @Override
  protected String describe() {
    return "lower=" + lower + ", upper=" + upper;
  }
}
